-- Collections of layout 9.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE collections (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
    revision INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
, vector_revision INTEGER NOT NULL DEFAULT 0);
INSERT INTO collections VALUES(1,'candidates',2,'2026-11-23T13:07:24.466Z','2026-11-23T13:07:24.515Z',0);
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    input_sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    run TEXT NOT NULL,
    language TEXT,
    artifact_sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    title TEXT NOT NULL,
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')), valid_until TEXT, document_date TEXT, person TEXT,
    UNIQUE (collection_id, input_sha256)
);
INSERT INTO entries VALUES('01M8489D5JQNR4XFRTXQAGXJAJ',1,'jean','jean.pdf','01M8489D4TNSCAYD14QNRG1FB1',NULL,'a1',X'7b226b6579223a226a65616e227d','jean','2026-11-23T13:07:24.466Z','2026-11-23T13:07:24.466Z','open',NULL,NULL,NULL);
INSERT INTO entries VALUES('01M8489D73QQRRBRSBCZ21QY8H',1,'zoe','zoe.pdf','01M8489D71FAB88V4SSXTXF5HX',NULL,'a1',X'7b226b6579223a227a6f65227d','zoe','2026-11-23T13:07:24.515Z','2026-11-23T13:07:24.515Z','open',NULL,NULL,NULL);
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    chunk_id TEXT NOT NULL,
    heading TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    places TEXT NOT NULL,
    UNIQUE (entry_id, ordinal)
);
INSERT INTO chunks VALUES(1,'01M8489D5JQNR4XFRTXQAGXJAJ',0,'f21e495577688b72','',4,'1@1');
INSERT INTO chunks VALUES(2,'01M8489D73QQRRBRSBCZ21QY8H',0,'1954527057460d69','',5,'1@1');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','text_1','text_1',0,'CREATE VIRTUAL TABLE text_1 USING fts5(heading, body, tokenize = ''greffier_bilingual'')');
CREATE TABLE IF NOT EXISTS 'text_1_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO text_1_data VALUES(1,X'020006');
INSERT INTO text_1_data VALUES(10,X'000000020102020002010101020101');
INSERT INTO text_1_data VALUES(137438953473,X'000000b606305f5e62726501060101040303736f7501060101020204627265730106010104020464657572010601010202046573742401060101040303757224010601010202046f756465010601010202047265737401060101040204736f75640106010102020475646575010601010201016101060101030105627265737401060101040107736f7564657572010601010201027e6101060101030205627265737401060101040207736f75646575720106010102040c0a0b0b0b0a0b0b0b0b080c0e090c');
INSERT INTO text_1_data VALUES(274877906945,X'000000d806305f5e636f6d020601010203036e616e0206010104020461626c65020601010203036e746502060101040204626c652402060101020204636f6d70020601010202046d707461020601010202046e616e7402060101040303746573020601010402046f6d70740206010102020470746162020601010202047461626c02060101020303657324020601010401016102060101030109636f6d707461626c65020601010201066e616e746573020601010401027e6102060101030208636f6d707461626c020601010202046e616e740206010104040c0a0b0a0b0b0b0b0a0b0b0b0a08100d090f');
CREATE TABLE IF NOT EXISTS 'text_1_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO text_1_idx VALUES(1,X'',2);
INSERT INTO text_1_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'text_1_content'(id INTEGER PRIMARY KEY, c0, c1);
INSERT INTO text_1_content VALUES(1,'','Soudeur à Brest');
INSERT INTO text_1_content VALUES(2,'','Comptable à Nantes');
CREATE TABLE IF NOT EXISTS 'text_1_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO text_1_docsize VALUES(1,X'0003');
INSERT INTO text_1_docsize VALUES(2,X'0003');
CREATE TABLE IF NOT EXISTS 'text_1_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO text_1_config VALUES('automerge',8);
INSERT INTO text_1_config VALUES('crisismerge',32);
INSERT INTO text_1_config VALUES('version',4);
CREATE TABLE identity_keys (
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (entry_id, key)
) WITHOUT ROWID;
CREATE TABLE person_links (
    first TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    second TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'doubtful')),
    reason TEXT NOT NULL,
    PRIMARY KEY (first, second),
    CHECK (first < second)
) WITHOUT ROWID;
CREATE TABLE person_decisions (
    collection TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'apart')),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (collection, first, second),
    CHECK (first < second)
) WITHOUT ROWID;
CREATE TABLE entry_fields (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
    PRIMARY KEY (field, value, entry_id)
) WITHOUT ROWID;
INSERT INTO entry_fields VALUES('source','jean pdf','01M8489D5JQNR4XFRTXQAGXJAJ');
INSERT INTO entry_fields VALUES('source','zoe pdf','01M8489D73QQRRBRSBCZ21QY8H');
CREATE TABLE generations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    dimension INTEGER NOT NULL CHECK (dimension > 0),
    form TEXT NOT NULL CHECK (form IN ('dense', 'sparse', 'weighted')),
    state TEXT NOT NULL CHECK (state IN ('serving', 'building', 'retired')),
    created_at TEXT NOT NULL
);
INSERT INTO generations VALUES(1,1,'lexical/1',65536,'weighted','serving','2026-11-23T13:07:24.466Z');
CREATE TABLE vectors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE,
    generation INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
    data BLOB NOT NULL,
    UNIQUE (generation, chunk)
);
INSERT INTO vectors VALUES(1,1,1,X'0131a1bd3e21bb14fe24e302d501c224ab11d70af510b214a006a115fa158d0ccb2c8b0c9f0cd1199917e7060f9a11b201f6169506bd0cff0be10ace0ddb04a201e813de1fdf0733335933333333333333337f33333333333333337f333333333333333333333333');
INSERT INTO vectors VALUES(2,2,1,X'012949ad3e2ace0103ec0233a70720c701e301bb1cd002a608f62cd002d6229606a108820aab0bff1ca510b10d1ea108a715bb1cba07198518e403e20670ad129b10e41d9f0ffd06fe0dfb08e401a60fc513eb01333333337f3333333333333333333333337f333359333333333333333333333333333333333333333333');
CREATE TABLE unembedded (
    generation INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
    chunk INTEGER NOT NULL REFERENCES chunks(id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    PRIMARY KEY (generation, chunk)
) WITHOUT ROWID;
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL,
    line INTEGER NOT NULL,
    file TEXT NOT NULL,
    offer TEXT NOT NULL,
    candidate TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('shortlisted', 'interviewed', 'hired', 'rejected')),
    reason TEXT,
    recorded_at TEXT NOT NULL, offer_collection TEXT, offer_sha256 TEXT, candidate_collection TEXT, candidate_sha256 TEXT, undone_at TEXT,
    UNIQUE (run, line)
);
CREATE TABLE learned_weights (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    learned_at TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE fusion_shares (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    embedder TEXT NOT NULL,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    queries INTEGER NOT NULL,
    fitted_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE TABLE meanings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    space TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (space, text_sha256)
);
CREATE TABLE library_secret (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value BLOB NOT NULL CHECK (length(value) = 32)
);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('chunks',2);
INSERT INTO sqlite_sequence VALUES('generations',1);
INSERT INTO sqlite_sequence VALUES('vectors',2);
CREATE INDEX entries_person ON entries (person);
CREATE INDEX identity_keys_key ON identity_keys (key);
CREATE INDEX person_links_second ON person_links (second);
CREATE INDEX person_decisions_second ON person_decisions (collection, second);
CREATE INDEX entry_fields_by_entry ON entry_fields(entry_id);
CREATE UNIQUE INDEX generations_state ON generations (collection_id, state) WHERE state <> 'retired';
CREATE INDEX vectors_chunk ON vectors (chunk);
CREATE INDEX unembedded_chunk ON unembedded (chunk);
CREATE INDEX fusion_shares_collection ON fusion_shares (collection, language);
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA user_version = 9;
