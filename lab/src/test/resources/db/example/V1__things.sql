CREATE TABLE thing (
    name VARCHAR(100) ${bytewise} NOT NULL PRIMARY KEY,
    content ${bytes} NOT NULL
);
