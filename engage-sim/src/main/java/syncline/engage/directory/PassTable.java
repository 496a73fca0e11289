package syncline.engage.directory;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** How passes end, in the database. They are made and shown elsewhere. */
record PassTable(Sql sql) {
    /** Ends the passes of all who have no card: inactive users, and those whose group, or Vault where they have none, gives none. */
    void expire(Instant at) throws SQLException {
        sql.batch("""
                update engage_link set expired_at = ?
                where kind = 'pass' and expired_at is null and (
                    username in (select username from engage_inactive_user)
                    or not coalesce(
                        (select coalesce(g.digital_business_card, false) from engage_group g
                            join engage_group_member m on m.group_name = g.name where m.username = engage_link.username),
                        (select v.digital_business_card from engage_vault_settings v where v.vault = engage_link.vault),
                        false))
                """, List.<Object[]>of(new Object[] {Sql.millis(at)}));
    }
}
