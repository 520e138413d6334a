-- The job table of version 9, made of that of version 8 by the step of then.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE runs (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 26),
    pipeline TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    trigger TEXT NOT NULL CHECK ((trigger = 'inbox' OR trigger = 'cli' OR trigger = 'http' OR trigger = 'row' OR trigger = 'schedule')),
    tags TEXT NOT NULL,
    input_name TEXT,
    input_sha256 TEXT,
    input_bytes INTEGER,
    input_media_type TEXT,
    status TEXT NOT NULL CHECK ((status = 'queued' OR status = 'running' OR status = 'succeeded' OR status = 'failed' OR status = 'cancelled')),
    submitted_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    priority INTEGER NOT NULL,
    submission_id TEXT,
    uses_memo INTEGER NOT NULL CHECK (uses_memo = 0 OR uses_memo = 1),
    payload TEXT,
    duplicate_of TEXT,
    folder TEXT,
    error_stage TEXT,
    error_code TEXT,
    error_detail TEXT,
    error_attempts INTEGER, review TEXT, error_detail_fr TEXT,
    CHECK ((finished_at IS NOT NULL) = ((status = 'succeeded' OR status = 'failed' OR status = 'cancelled'))),
    CHECK ((input_name IS NULL) = (input_sha256 IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO runs VALUES('01M80T27DF54QA1ST2K0WCQ70N','cv','03b4077f27dd98a3295968d1d7dd664dc22a49b08ea779e62ad39fe5cbc3dca6','inbox','','facture.txt','183003f6bbd91a1a7560392cc7790c691c1d697157b2cc7a515c6eee7bfd826b',24,'text/plain','succeeded',1795323665839,1795323665846,1795323665986,0,NULL,1,NULL,NULL,'cv/2026-11-22/facture-k0wcq70n',NULL,NULL,NULL,NULL,'["not_a_cv"]',NULL);
INSERT INTO runs VALUES('01M80T27DG2EPV7D5KNQ8QDDMY','cv','03b4077f27dd98a3295968d1d7dd664dc22a49b08ea779e62ad39fe5cbc3dca6','inbox','','secret.pdf','3bf5503376a0eb338fdd15167921fa49ffdee1ac8f0fa6a6758d6f32b1d8a5d0',54478,'application/pdf','failed',1795323665840,1795323665846,1795323665952,0,NULL,1,NULL,NULL,'cv/failed/secret-nq8qddmy','text','document.encrypted',NULL,1,NULL,NULL);
INSERT INTO runs VALUES('01M80T27DHFGDP6TMKBMFE7RM5','cv','03b4077f27dd98a3295968d1d7dd664dc22a49b08ea779e62ad39fe5cbc3dca6','inbox','','camille.txt','300e649a84df087b102295208d088b21b71c81205a06416f3950075aa642a86f',129,'text/plain','succeeded',1795323665841,1795323665954,1795323666034,0,NULL,1,NULL,NULL,'cv/2026-11-22/camille-bmfe7rm5',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO runs VALUES('01M80T37HS6YPQSAEPPYC4E88M','cv','03b4077f27dd98a3295968d1d7dd664dc22a49b08ea779e62ad39fe5cbc3dca6','cli','','wanda.txt','8ee35375f82eacb66fa1fe1deef325052f54a8578aa524009a396ecf0fd82e42',26,'text/plain','queued',1795323698746,NULL,NULL,0,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    queue TEXT NOT NULL,
    priority INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    depends_on TEXT NOT NULL,
    is_optional INTEGER NOT NULL CHECK (is_optional = 0 OR is_optional = 1),
    timeout_ms INTEGER NOT NULL CHECK (timeout_ms > 0),
    state TEXT NOT NULL CHECK ((state = 'waiting' OR state = 'ready' OR state = 'running' OR state = 'retrying' OR state = 'snoozed' OR state = 'succeeded' OR state = 'failed' OR state = 'cancelled' OR state = 'skipped')),
    lease_no INTEGER NOT NULL DEFAULT 0 CHECK (lease_no >= 0),
    lease_owner TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    max_attempts INTEGER NOT NULL CHECK (max_attempts > 0),
    crashes INTEGER NOT NULL DEFAULT 0 CHECK (crashes >= 0),
    interruptions INTEGER NOT NULL DEFAULT 0 CHECK (interruptions >= 0),
    due_at INTEGER,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER,
    finished_at INTEGER,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    is_cached INTEGER NOT NULL DEFAULT 0 CHECK (is_cached = 0 OR is_cached = 1),
    result TEXT,
    error_code TEXT,
    error_detail TEXT,
    concurrency_key TEXT,
    concurrency_limit INTEGER CHECK (concurrency_limit > 0),
    rate TEXT,
    item_of TEXT,
    fan TEXT, error_detail_fr TEXT,
    UNIQUE (run, stage),
    CHECK ((concurrency_key IS NULL) = (concurrency_limit IS NULL)),
    CHECK (item_of IS NULL OR fan IS NOT NULL),
    CHECK (attempts BETWEEN 0 AND max_attempts),
    CHECK ((finished_at IS NOT NULL) = ((state = 'succeeded' OR state = 'failed' OR state = 'cancelled' OR state = 'skipped'))),
    CHECK ((due_at IS NOT NULL) = ((state = 'retrying' OR state = 'snoozed'))),
    CHECK ((lease_owner IS NOT NULL) = (state = 'running')),
    CHECK (state <> 'running' OR (lease_no > 0 AND started_at IS NOT NULL)),
    CHECK (cancel_requested = 0 OR (cancel_requested = 1 AND state = 'running'))
) STRICT;
INSERT INTO jobs VALUES(1,'01M80T27DHFGDP6TMKBMFE7RM5',0,'text','extract','cpu',0,1795323665841,'',0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665954,1795323665985,31,0,'{"artifacts":[{"bytes":772,"media_type":"application/json","name":"document.json","sha256":"e33d77dc2631055f2154b381f7918760dbc1e6eb6363b642926caf3456646e86","stage":"text"},{"bytes":129,"media_type":"text/markdown","name":"text.md","sha256":"300e649a84df087b102295208d088b21b71c81205a06416f3950075aa642a86f","stage":"text"}],"collections":{},"degraded":[],"review":[],"version":"extract/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(2,'01M80T27DHFGDP6TMKBMFE7RM5',1,'profile','profile','cpu',0,1795323665841,'text',0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665987,1795323665991,4,0,'{"artifacts":[{"bytes":563,"media_type":"application/json","name":"profile.json","sha256":"a4ee9b499c2e1bb276c906befe8d8342d5bcc70ef4c5839626a2b409fba54a07","stage":"profile"},{"bytes":2639,"media_type":"application/json","name":"evidence.json","sha256":"952d3502e361bd0d783c1f5ba15b5cc967b84532075f971dda8fc0f08d8b32ab","stage":"profile"}],"collections":{},"degraded":[],"review":[],"version":"profile/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(3,'01M80T27DHFGDP6TMKBMFE7RM5',2,'index','index','cpu',0,1795323665841,replace('profile\ntext','\n',char(10)),0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665992,1795323666000,8,0,'{"artifacts":[],"collections":{"candidates":"01M80T27JE98P9ARPFW0W9PY19"},"degraded":[],"review":[],"version":"index/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(4,'01M80T27DHFGDP6TMKBMFE7RM5',3,'scores','score','cpu',0,1795323665841,'profile',1,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665992,1795323666001,9,0,'{"artifacts":[{"bytes":75,"media_type":"application/json","name":"scores.json","sha256":"4d82d83a7da4635189fc2fc87d47958f363e3a99958bb288fb1d0d2f75ff751a","stage":"scores"},{"bytes":4040,"media_type":"text/html","name":"scores.html","sha256":"8c39355a17d42c6369c0aaed8d5558fa04b5e44f68e3b69e59e742981e4fab13","stage":"scores"}],"collections":{},"degraded":[],"review":[],"version":"score/1","warnings":[{"code":"score.no_offers","message":"There was no job offer to score against.","message_fr":"Aucune offre d''emploi n''était enregistrée pour le calcul des scores."}]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(5,'01M80T27DHFGDP6TMKBMFE7RM5',4,'dossier','render','render',0,1795323665841,'profile',1,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665992,1795323666028,36,0,'{"artifacts":[{"bytes":29195,"media_type":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","name":"profile.docx","sha256":"b309dfeaaa6cf1b48632b5f6804f82b852d83fca7a36a34287f9b3b0543c1e55","stage":"dossier"},{"bytes":32988,"media_type":"application/pdf","name":"profile.pdf","sha256":"f4f5fe930a33bcb487edc20921d4a858deade16eb90c10727f22aa802fbb3d52","stage":"dossier"}],"collections":{},"degraded":[],"review":[],"version":"render/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(6,'01M80T27DHFGDP6TMKBMFE7RM5',5,'publish','publish','cpu',0,1795323665841,replace('text\nprofile\nindex\nscores\ndossier','\n',char(10)),0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323666029,1795323666034,5,0,'{"artifacts":[],"collections":{},"degraded":[],"review":[],"version":"publish","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(7,'01M80T27DG2EPV7D5KNQ8QDDMY',0,'text','extract','cpu',0,1795323665840,'',0,600000,'failed',1,NULL,1,5,0,0,NULL,0,1795323665846,1795323665938,92,0,NULL,'document.encrypted',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(8,'01M80T27DG2EPV7D5KNQ8QDDMY',1,'profile','profile','cpu',0,1795323665840,'text',0,600000,'skipped',0,NULL,0,5,0,0,NULL,0,NULL,1795323665938,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(9,'01M80T27DG2EPV7D5KNQ8QDDMY',2,'index','index','cpu',0,1795323665840,replace('profile\ntext','\n',char(10)),0,600000,'skipped',0,NULL,0,5,0,0,NULL,0,NULL,1795323665938,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(10,'01M80T27DG2EPV7D5KNQ8QDDMY',3,'scores','score','cpu',0,1795323665840,'profile',1,600000,'skipped',0,NULL,0,5,0,0,NULL,0,NULL,1795323665938,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(11,'01M80T27DG2EPV7D5KNQ8QDDMY',4,'dossier','render','render',0,1795323665840,'profile',1,600000,'skipped',0,NULL,0,5,0,0,NULL,0,NULL,1795323665938,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(12,'01M80T27DG2EPV7D5KNQ8QDDMY',5,'publish','publish','cpu',0,1795323665840,replace('text\nprofile\nindex\nscores\ndossier','\n',char(10)),0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665942,1795323665952,10,0,'{"artifacts":[],"collections":{},"degraded":[],"review":[],"version":"publish","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(13,'01M80T27DF54QA1ST2K0WCQ70N',0,'text','extract','cpu',0,1795323665839,'',0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665846,1795323665919,73,0,'{"artifacts":[{"bytes":351,"media_type":"application/json","name":"document.json","sha256":"ba8e6c07f5fb8a86a444b9dbee3ff92c082165e4d52a531853b1c1c2d68d3b55","stage":"text"},{"bytes":24,"media_type":"text/markdown","name":"text.md","sha256":"183003f6bbd91a1a7560392cc7790c691c1d697157b2cc7a515c6eee7bfd826b","stage":"text"}],"collections":{},"degraded":[],"review":[],"version":"extract/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(14,'01M80T27DF54QA1ST2K0WCQ70N',1,'profile','profile','cpu',0,1795323665839,'text',0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665921,1795323665930,9,0,'{"artifacts":[{"bytes":143,"media_type":"application/json","name":"profile.json","sha256":"f40f115bfe85dc2d41249858f68dccb9390dd2e464b4ac2cfdb3d594e06c7287","stage":"profile"},{"bytes":579,"media_type":"application/json","name":"evidence.json","sha256":"0a58c4fd651b03b6898bc63f67f004b4efb44a8403712be9e7eef25c663166c5","stage":"profile"}],"collections":{},"degraded":[],"review":["not_a_cv"],"version":"profile/1","warnings":[{"code":"profile.not_a_cv","message":"This document does not look like a CV; its profile is a guess.","message_fr":"Ce document ne ressemble pas à un CV ; son profil est incertain."}]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(15,'01M80T27DF54QA1ST2K0WCQ70N',2,'index','index','cpu',0,1795323665839,replace('profile\ntext','\n',char(10)),0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665930,1795323665939,9,0,'{"artifacts":[],"collections":{"candidates":"01M80T27GE7X2RFSZPGCMMMW6E"},"degraded":[],"review":[],"version":"index/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(16,'01M80T27DF54QA1ST2K0WCQ70N',3,'scores','score','cpu',0,1795323665839,'profile',1,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665938,1795323665963,25,0,'{"artifacts":[{"bytes":75,"media_type":"application/json","name":"scores.json","sha256":"4d82d83a7da4635189fc2fc87d47958f363e3a99958bb288fb1d0d2f75ff751a","stage":"scores"},{"bytes":4032,"media_type":"text/html","name":"scores.html","sha256":"351a9d066c519243f5736d40c6c87b6e00f4d61cba66892d3613eb7a6deaacb8","stage":"scores"}],"collections":{},"degraded":[],"review":[],"version":"score/1","warnings":[{"code":"score.no_offers","message":"There was no job offer to score against.","message_fr":"Aucune offre d''emploi n''était enregistrée pour le calcul des scores."}]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(17,'01M80T27DF54QA1ST2K0WCQ70N',4,'dossier','render','render',0,1795323665839,'profile',1,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665930,1795323665978,48,0,'{"artifacts":[{"bytes":28745,"media_type":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","name":"profile.docx","sha256":"fe043a2c2cea679d6b378aa926b982e9f52d85163f44bc120cf9831b2c528718","stage":"dossier"},{"bytes":19584,"media_type":"application/pdf","name":"profile.pdf","sha256":"d30900c8f372153ee32d11129003e4f1593c7fdde35ffa94f6ea275711594fe4","stage":"dossier"}],"collections":{},"degraded":[],"review":[],"version":"render/1","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(18,'01M80T27DF54QA1ST2K0WCQ70N',5,'publish','publish','cpu',0,1795323665839,replace('text\nprofile\nindex\nscores\ndossier','\n',char(10)),0,600000,'succeeded',1,NULL,1,5,0,0,NULL,0,1795323665979,1795323665986,7,0,'{"artifacts":[],"collections":{},"degraded":[],"review":[],"version":"publish","warnings":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(19,'01M80T37HS6YPQSAEPPYC4E88M',0,'text','extract','cpu',0,1795323698745,'',0,600000,'ready',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(20,'01M80T37HS6YPQSAEPPYC4E88M',1,'profile','profile','cpu',0,1795323698745,'text',0,600000,'waiting',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(21,'01M80T37HS6YPQSAEPPYC4E88M',2,'index','index','cpu',0,1795323698745,replace('profile\ntext','\n',char(10)),0,600000,'waiting',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(22,'01M80T37HS6YPQSAEPPYC4E88M',3,'scores','score','cpu',0,1795323698745,'profile',1,600000,'waiting',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(23,'01M80T37HS6YPQSAEPPYC4E88M',4,'dossier','render','render',0,1795323698745,'profile',1,600000,'waiting',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO jobs VALUES(24,'01M80T37HS6YPQSAEPPYC4E88M',5,'publish','publish','cpu',0,1795323698745,replace('text\nprofile\nindex\nscores\ndossier','\n',char(10)),0,600000,'waiting',0,NULL,0,5,0,0,NULL,0,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE attempts (
    run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    job INTEGER NOT NULL,
    stage TEXT NOT NULL,
    lease_no INTEGER NOT NULL,
    owner TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK ((outcome = 'succeeded' OR outcome = 'cached' OR outcome = 'failed' OR outcome = 'crashed' OR outcome = 'blocked' OR outcome = 'snoozed' OR outcome = 'released' OR outcome = 'interrupted' OR outcome = 'cancelled')),
    code TEXT,
    detail TEXT,
    cause TEXT,
    PRIMARY KEY (run, job, lease_no)
) STRICT, WITHOUT ROWID;
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',13,'text',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665846,1795323665919,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',14,'profile',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665921,1795323665930,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',15,'index',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665930,1795323665939,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',16,'scores',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665938,1795323665963,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',17,'dossier',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665930,1795323665978,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DF54QA1ST2K0WCQ70N',18,'publish',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665979,1795323665986,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DG2EPV7D5KNQ8QDDMY',7,'text',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665846,1795323665938,'failed','document.encrypted',NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DG2EPV7D5KNQ8QDDMY',12,'publish',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665942,1795323665952,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',1,'text',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665954,1795323665985,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',2,'profile',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665987,1795323665991,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',3,'index',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665992,1795323666000,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',4,'scores',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665992,1795323666001,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',5,'dossier',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323665992,1795323666028,'succeeded',NULL,NULL,NULL);
INSERT INTO attempts VALUES('01M80T27DHFGDP6TMKBMFE7RM5',6,'publish',1,'01M80T27D27X1XFZ26MV72NJ3Z',1795323666029,1795323666034,'succeeded',NULL,NULL,NULL);
CREATE TABLE queues (
    name TEXT PRIMARY KEY NOT NULL,
    paused_at INTEGER,
    breaker_code TEXT,
    breaker_detail TEXT,
    breaker_kind TEXT,
    breaker_failures INTEGER,
    breaker_until INTEGER,
    CHECK ((breaker_code IS NULL) = (breaker_until IS NULL))
) STRICT;
INSERT INTO queues VALUES('cpu',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO queues VALUES('model',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO queues VALUES('render',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO queues VALUES('notify',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE rates (
    name TEXT PRIMARY KEY NOT NULL,
    requests_per_s REAL CHECK (requests_per_s > 0),
    requests_burst REAL,
    requests_level REAL,
    tokens_per_s REAL CHECK (tokens_per_s > 0),
    tokens_burst REAL,
    tokens_level REAL,
    as_of INTEGER NOT NULL
) STRICT;
CREATE TABLE memo (
    key TEXT PRIMARY KEY NOT NULL,
    result TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO memo VALUES('1bbf73d456c48ccb0ca8a3065e1a61f0666ed1b4231aec740262617e7f2328eb','{"artifacts":[{"bytes":29195,"media_type":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","name":"profile.docx","sha256":"b309dfeaaa6cf1b48632b5f6804f82b852d83fca7a36a34287f9b3b0543c1e55","stage":"dossier"},{"bytes":32988,"media_type":"application/pdf","name":"profile.pdf","sha256":"f4f5fe930a33bcb487edc20921d4a858deade16eb90c10727f22aa802fbb3d52","stage":"dossier"}],"collections":{},"degraded":[],"review":[],"version":"render/1","warnings":[]}',1795323666028);
INSERT INTO memo VALUES('22c34ab9eace49fe0d6c38bd142568ecbf7904e750d5b64b18a38282d9398531','{"artifacts":[{"bytes":351,"media_type":"application/json","name":"document.json","sha256":"ba8e6c07f5fb8a86a444b9dbee3ff92c082165e4d52a531853b1c1c2d68d3b55","stage":"text"},{"bytes":24,"media_type":"text/markdown","name":"text.md","sha256":"183003f6bbd91a1a7560392cc7790c691c1d697157b2cc7a515c6eee7bfd826b","stage":"text"}],"collections":{},"degraded":[],"review":[],"version":"extract/1","warnings":[]}',1795323665919);
INSERT INTO memo VALUES('2396593a8d0569ce226a3c867128ba69993804eee7dcd9acb1a172f219e84277','{"artifacts":[{"bytes":28745,"media_type":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","name":"profile.docx","sha256":"fe043a2c2cea679d6b378aa926b982e9f52d85163f44bc120cf9831b2c528718","stage":"dossier"},{"bytes":19584,"media_type":"application/pdf","name":"profile.pdf","sha256":"d30900c8f372153ee32d11129003e4f1593c7fdde35ffa94f6ea275711594fe4","stage":"dossier"}],"collections":{},"degraded":[],"review":[],"version":"render/1","warnings":[]}',1795323665978);
INSERT INTO memo VALUES('62d9d350c1cbee954b2f1aa88237387dc4b0dddc8007fbd918b5a8134604a717','{"artifacts":[{"bytes":772,"media_type":"application/json","name":"document.json","sha256":"e33d77dc2631055f2154b381f7918760dbc1e6eb6363b642926caf3456646e86","stage":"text"},{"bytes":129,"media_type":"text/markdown","name":"text.md","sha256":"300e649a84df087b102295208d088b21b71c81205a06416f3950075aa642a86f","stage":"text"}],"collections":{},"degraded":[],"review":[],"version":"extract/1","warnings":[]}',1795323665985);
INSERT INTO memo VALUES('8bdd75f524c99374f1fc61ee58a5dbe974f2dc0fd3d03c6577388809ad9a7fa1','{"artifacts":[{"bytes":563,"media_type":"application/json","name":"profile.json","sha256":"a4ee9b499c2e1bb276c906befe8d8342d5bcc70ef4c5839626a2b409fba54a07","stage":"profile"},{"bytes":2639,"media_type":"application/json","name":"evidence.json","sha256":"952d3502e361bd0d783c1f5ba15b5cc967b84532075f971dda8fc0f08d8b32ab","stage":"profile"}],"collections":{},"degraded":[],"review":[],"version":"profile/1","warnings":[]}',1795323665991);
INSERT INTO memo VALUES('aa17478665a6e2557abbd8320e15ab8ca8393ae1f49bbc5af689ca2c2ab8a002','{"artifacts":[{"bytes":143,"media_type":"application/json","name":"profile.json","sha256":"f40f115bfe85dc2d41249858f68dccb9390dd2e464b4ac2cfdb3d594e06c7287","stage":"profile"},{"bytes":579,"media_type":"application/json","name":"evidence.json","sha256":"0a58c4fd651b03b6898bc63f67f004b4efb44a8403712be9e7eef25c663166c5","stage":"profile"}],"collections":{},"degraded":[],"review":["not_a_cv"],"version":"profile/1","warnings":[{"code":"profile.not_a_cv","message":"This document does not look like a CV; its profile is a guess.","message_fr":"Ce document ne ressemble pas à un CV ; son profil est incertain."}]}',1795323665930);
INSERT INTO memo VALUES('c44a848be76f65eff6f1f6b621ca7e0f883bd16d1c1857004d5afedffcfa4053','{"artifacts":[{"bytes":75,"media_type":"application/json","name":"scores.json","sha256":"4d82d83a7da4635189fc2fc87d47958f363e3a99958bb288fb1d0d2f75ff751a","stage":"scores"},{"bytes":4032,"media_type":"text/html","name":"scores.html","sha256":"351a9d066c519243f5736d40c6c87b6e00f4d61cba66892d3613eb7a6deaacb8","stage":"scores"}],"collections":{},"degraded":[],"review":[],"version":"score/1","warnings":[{"code":"score.no_offers","message":"There was no job offer to score against.","message_fr":"Aucune offre d''emploi n''était enregistrée pour le calcul des scores."}]}',1795323665963);
INSERT INTO memo VALUES('d73f0361de3b5324de6c8723be99ccf4cce170e300aa9c95afd948a06985e16b','{"artifacts":[{"bytes":75,"media_type":"application/json","name":"scores.json","sha256":"4d82d83a7da4635189fc2fc87d47958f363e3a99958bb288fb1d0d2f75ff751a","stage":"scores"},{"bytes":4040,"media_type":"text/html","name":"scores.html","sha256":"8c39355a17d42c6369c0aaed8d5558fa04b5e44f68e3b69e59e742981e4fab13","stage":"scores"}],"collections":{},"degraded":[],"review":[],"version":"score/1","warnings":[{"code":"score.no_offers","message":"There was no job offer to score against.","message_fr":"Aucune offre d''emploi n''était enregistrée pour le calcul des scores."}]}',1795323666001);
CREATE TABLE schedules (
    pipeline TEXT PRIMARY KEY NOT NULL,
    expression TEXT NOT NULL,
    done_until INTEGER NOT NULL
) STRICT;
CREATE TABLE ticks (
    pipeline TEXT NOT NULL,
    tick INTEGER NOT NULL,
    run TEXT NOT NULL,
    PRIMARY KEY (pipeline, tick)
) STRICT, WITHOUT ROWID;
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY NOT NULL,
    last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE run_events (
    run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    job INTEGER NOT NULL,
    stage TEXT NOT NULL,
    lease_no INTEGER NOT NULL CHECK (lease_no > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE model_calls (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    run TEXT CHECK (length(run) = 26),
    pipeline TEXT,
    stage TEXT,
    name TEXT NOT NULL,
    model TEXT,
    digest TEXT,
    endpoint TEXT,
    is_cached INTEGER NOT NULL CHECK (is_cached = 0 OR is_cached = 1),
    prompt_tokens INTEGER,
    kept_tokens INTEGER,
    output_tokens INTEGER,
    duration_ms INTEGER NOT NULL,
    load_ms INTEGER,
    prompt_ms INTEGER,
    output_ms INTEGER,
    tries INTEGER,
    finish TEXT,
    code TEXT,
    cost REAL,
    currency TEXT,
    CHECK ((finish IS NULL) <> (code IS NULL)),
    CHECK ((cost IS NULL) = (currency IS NULL))
) STRICT;
CREATE TABLE IF NOT EXISTS "corrections" (
    run TEXT NOT NULL CHECK (length(run) = 26),
    name TEXT NOT NULL,
    dropped_at INTEGER NOT NULL,
    target TEXT NOT NULL CHECK (length(target) = 26),
    pipeline TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (run, input_sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_ending_watch (id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1)) STRICT;
CREATE TABLE run_endings (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL CHECK (length(run) = 26)
) STRICT;
CREATE TABLE notices (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 26),
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    causes TEXT NOT NULL,
    at INTEGER NOT NULL,
    subject TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE notice_items (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL,
    cause TEXT NOT NULL,
    targets TEXT NOT NULL,
    at INTEGER NOT NULL,
    content TEXT NOT NULL,
    once TEXT UNIQUE,
    notice TEXT REFERENCES notices (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE notice_deliveries (
    notice TEXT NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sent' OR state = 'failed'),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    due_at INTEGER,
    ended_at INTEGER,
    code TEXT,
    detail TEXT,
    detail_fr TEXT,
    PRIMARY KEY (notice, target),
    CHECK ((due_at IS NOT NULL) = (state = 'waiting')),
    CHECK ((ended_at IS NOT NULL) = (state <> 'waiting'))
) STRICT, WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('jobs',24);
CREATE UNIQUE INDEX runs_submission ON runs (submission_id) WHERE submission_id IS NOT NULL;
CREATE INDEX runs_live ON runs (status, submitted_at) WHERE finished_at IS NULL;
CREATE INDEX runs_finished ON runs (finished_at, status) WHERE finished_at IS NOT NULL;
CREATE INDEX runs_input ON runs (input_sha256, pipeline) WHERE input_sha256 IS NOT NULL;
CREATE INDEX runs_name ON runs (input_name) WHERE input_name IS NOT NULL;
CREATE INDEX jobs_live ON jobs (state, queue, rank, id) WHERE finished_at IS NULL;
CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX memo_used ON memo (used_at);
CREATE VIEW job_status AS
    SELECT j.id AS job, j.run AS run, r.pipeline AS pipeline, r.input_name AS file, j.stage AS stage, j.kind AS kind,
        j.queue AS queue, j.state AS state, j.attempts + j.crashes AS attempts, j.error_code AS error,
        j.duration_ms AS duration_ms, strftime('%Y-%m-%dT%H:%M:%fZ', j.due_at / 1000.0, 'unixepoch') AS due_at, strftime('%Y-%m-%dT%H:%M:%fZ', j.started_at / 1000.0, 'unixepoch') AS started_at,
        strftime('%Y-%m-%dT%H:%M:%fZ', j.finished_at / 1000.0, 'unixepoch') AS finished_at,
        j.priority AS priority, j.concurrency_key AS concurrency_key, j.rate AS rate
    FROM jobs j JOIN runs r ON r.id = j.run;
CREATE VIEW queue_status AS
    SELECT q.name AS queue,
        (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'ready' AND j.queue = q.name) AS ready,
        (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'running' AND j.queue = q.name)
            AS running,
        (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state = 'waiting' AND j.queue = q.name)
            AS waiting,
        (SELECT count(*) FROM jobs j WHERE j.finished_at IS NULL AND j.state IN ('retrying', 'snoozed')
            AND j.queue = q.name) AS later,
        strftime('%Y-%m-%dT%H:%M:%fZ', q.paused_at / 1000.0, 'unixepoch') AS paused_at, q.breaker_code AS breaker, strftime('%Y-%m-%dT%H:%M:%fZ', q.breaker_until / 1000.0, 'unixepoch') AS breaker_until
    FROM queues q;
CREATE INDEX runs_end ON runs (substr(id, -4));
CREATE INDEX originals_used ON originals (last_used);
CREATE INDEX runs_review ON runs (id) WHERE review IS NOT NULL;
CREATE VIEW run_status AS
    SELECT id AS run, pipeline, input_name AS file, input_sha256 AS sha256, trigger, status, folder,
        error_code AS error, error_stage, duplicate_of, strftime('%Y-%m-%dT%H:%M:%fZ', submitted_at / 1000.0, 'unixepoch') AS submitted_at,
        strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS started_at, strftime('%Y-%m-%dT%H:%M:%fZ', finished_at / 1000.0, 'unixepoch') AS finished_at, review
    FROM runs;
CREATE INDEX run_events_began ON run_events (job, lease_no) WHERE kind = 'stage.began';
CREATE VIEW event_status AS
    SELECT run, seq, job, stage, lease_no AS attempt, kind, text, strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS at FROM run_events;
CREATE INDEX model_calls_at ON model_calls (at);
CREATE INDEX model_calls_run ON model_calls (run) WHERE run IS NOT NULL;
CREATE VIEW model_call_status AS
    SELECT c.id AS call, strftime('%Y-%m-%dT%H:%M:%fZ', c.at / 1000.0, 'unixepoch') AS called_at, c.run AS run, c.pipeline AS pipeline, r.input_name AS file,
        c.stage AS stage, c.name AS name, c.model AS model, c.digest AS digest, c.endpoint AS endpoint,
        c.is_cached AS cached, c.prompt_tokens AS prompt_tokens, c.kept_tokens AS kept_tokens,
        c.output_tokens AS output_tokens, c.duration_ms AS duration_ms, c.load_ms AS load_ms,
        c.prompt_ms AS prompt_ms, c.output_ms AS output_ms, c.tries AS tries, c.finish AS finish,
        c.code AS error, c.cost AS cost, c.currency AS currency
    FROM model_calls c LEFT JOIN runs r ON r.id = c.run;
CREATE INDEX corrections_input ON corrections (input_sha256, pipeline);
CREATE TRIGGER run_ended AFTER UPDATE OF finished_at ON runs
    WHEN new.finished_at IS NOT NULL AND old.finished_at IS NULL AND EXISTS (SELECT 1 FROM run_ending_watch)
    BEGIN INSERT INTO run_endings (run) VALUES (new.id); END;
CREATE INDEX notices_at ON notices (at);
CREATE INDEX notice_items_open ON notice_items (seq) WHERE notice IS NULL;
CREATE INDEX notice_items_notice ON notice_items (notice) WHERE notice IS NOT NULL;
CREATE INDEX notice_deliveries_waiting ON notice_deliveries (due_at) WHERE due_at IS NOT NULL;
CREATE VIEW notice_status AS
    SELECT n.id AS notice, n.kind AS kind, n.subject AS subject, d.target AS target, d.state AS state,
        d.tries AS tries, d.code AS error, strftime('%Y-%m-%dT%H:%M:%fZ', n.at / 1000.0, 'unixepoch') AS at, strftime('%Y-%m-%dT%H:%M:%fZ', d.due_at / 1000.0, 'unixepoch') AS due_at,
        strftime('%Y-%m-%dT%H:%M:%fZ', d.ended_at / 1000.0, 'unixepoch') AS ended_at
    FROM notices n JOIN notice_deliveries d ON d.notice = n.id;
COMMIT;
PRAGMA user_version = 9;
