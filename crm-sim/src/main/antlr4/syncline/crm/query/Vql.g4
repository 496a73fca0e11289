/** The part of Vault's query language that the simulator speaks. */
grammar Vql;

options {
    caseInsensitive = true;
}

query
    : SELECT path (COMMA path)* FROM object = NAME (WHERE condition)? (ORDER BY ordering (COMMA ordering)*)?
      (MAXROWS maxrows = NUMBER)? (SKIPPING skip = NUMBER)? (PAGESIZE pagesize = NUMBER)? (PAGEOFFSET pageoffset = NUMBER)? EOF
    ;

/** What stands in the configuration of a VMOC. */
filter
    : WHERE condition EOF
    ;

condition
    : OPEN condition CLOSE                                       # group
    | path op = (EQ | NE | LT | LE | GT | GE) literal            # comparison
    | path BETWEEN low = literal AND high = literal              # between
    | path CONTAINS OPEN literal (COMMA literal)* CLOSE          # contains
    | path LIKE pattern = STRING                                 # like
    | path IN OPEN SELECT only = NAME FROM relationship = NAME (WHERE condition)? CLOSE   # in
    | path IN OPEN literal (COMMA literal)* CLOSE                # inList
    | condition AND condition                                    # and
    | condition OR condition                                     # or
    ;

ordering
    : path direction = (ASC | DESC)?
    ;

path
    : NAME (DOT NAME)?
    ;

literal
    : STRING
    | NUMBER
    | DECIMAL
    | TRUE
    | FALSE
    | NULL
    | LAST_DAYS
    | USER_TOKEN
    ;

SELECT: 'SELECT';
FROM: 'FROM';
WHERE: 'WHERE';
ORDER: 'ORDER';
BY: 'BY';
ASC: 'ASC';
DESC: 'DESC';
AND: 'AND';
OR: 'OR';
BETWEEN: 'BETWEEN';
CONTAINS: 'CONTAINS';
LIKE: 'LIKE';
IN: 'IN';
MAXROWS: 'MAXROWS' | 'LIMIT';
SKIPPING: 'SKIP' | 'OFFSET';
PAGESIZE: 'PAGESIZE';
PAGEOFFSET: 'PAGEOFFSET';
TRUE: 'TRUE';
FALSE: 'FALSE';
NULL: 'NULL';

EQ: '=';
NE: '!=';
LE: '<=';
GE: '>=';
LT: '<';
GT: '>';
OPEN: '(';
CLOSE: ')';
COMMA: ',';
DOT: '.';

STRING: '\'' (~['\\] | '\\' .)* '\'';
NUMBER: '-'? [0-9]+;
DECIMAL: '-'? [0-9]+ '.' [0-9]+;
LAST_DAYS: 'LAST_DAYS:' [0-9]+;
USER_TOKEN: '@@' [a-z_]+ '@@';
NAME: [a-z_] [a-z0-9_]*;
SPACE: [ \t\r\n]+ -> skip;
UNKNOWN: .;
