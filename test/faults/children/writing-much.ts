import { Database } from '../../../src/core/storage/database';

// Commits rows of 1 KiB into a table without ever checkpointing, and waits to be killed: FILE KEY
// ROWS.
const [file = '', key = '', rows = '0'] = process.argv.slice(2);

const database = new Database(file, key);
database.exec('PRAGMA wal_autocheckpoint = 0');
for (let row = 0; row < Number(rows); row += 500) {
  database.transaction(() => {
    for (let at = row; at < row + 500; at += 1) {
      database.run(
        'INSERT INTO conversations (id, profile_id, title, created_at, updated_at) VALUES (?, ?, ?, 0, 0)',
        [`row-${at}`, 'p1', 'x'.repeat(1024)],
      );
    }
  });
}
process.stdout.write('written\n');
setInterval(() => {}, 1000);
