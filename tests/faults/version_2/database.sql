PRAGMA application_id = 1163155026;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'ettervern','0001_tables','2026-11-22 01:50:45.208055+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'ettervern','0002_money_and_trust','2026-11-29 02:52:57.281511+00:00');
CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    left_on TEXT NOT NULL CHECK (left_on IS date(left_on)),
    expected_on TEXT CHECK (expected_on IS date(expected_on)),
    returned_on TEXT CHECK (returned_on IS date(returned_on)),
    unit_held INTEGER NOT NULL CHECK (unit_held IN (0, 1)),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (returned_on IS NULL OR returned_on >= left_on)
) STRICT;
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE aim (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    UNIQUE (programme_id, position)
) STRICT;
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting(id),
    partner_id INTEGER NOT NULL REFERENCES partner(id),
    UNIQUE (meeting_id, partner_id)
) STRICT;
CREATE TABLE award (
    id INTEGER PRIMARY KEY,
    funder_id INTEGER NOT NULL REFERENCES funder(id),
    year INTEGER NOT NULL,
    amount_ore INTEGER CHECK (amount_ore >= 0),
    report_by_on TEXT CHECK (report_by_on IS date(report_by_on)),
    UNIQUE (funder_id, year)
) STRICT;
CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    booked_on TEXT NOT NULL CHECK (booked_on IS date(booked_on)),
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    text TEXT,
    voucher TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "booking" VALUES(1,1,'2026-04-01',40000,NULL,NULL,'2026-11-22T01:50:46Z');
INSERT INTO "booking" VALUES(2,1,'2026-05-11',45050,NULL,NULL,'2026-11-29T02:53:10Z');
CREATE TABLE budget_line (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('cost', 'funding')),
    position INTEGER NOT NULL,
    UNIQUE (programme_id, code)
) STRICT;
INSERT INTO "budget_line" VALUES(1,1,'pay','Lønn','cost',0);
INSERT INTO "budget_line" VALUES(2,1,'grant','Tilskudd','funding',0);
CREATE TABLE "change" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN
        ('command', 'undo', 'config', 'begin', 'erasure', 'restore', 'encryption', 'migration')),
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    written_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    earliest_on TEXT NOT NULL,
    note TEXT,
    undoes INTEGER REFERENCES "change"(id),
    first_history INTEGER NOT NULL,
    last_history INTEGER NOT NULL,
    seal TEXT NOT NULL,
    note_salt TEXT,
    note_digest TEXT
) STRICT;
INSERT INTO "change" VALUES(1,'config','config apply','tester','2026-11-22T01:50:45Z','2026-06-01','9999-12-31',NULL,NULL,1,18,'8330291dcafea46a83e991682d2c051b8edab4db1b4db3ec48de5953b401874b',NULL,NULL);
INSERT INTO "change" VALUES(2,'command','admit','tester','2026-11-22T01:50:45Z','2026-06-01','2026-01-10',NULL,NULL,19,22,'b0162b1c621160bcc376bcb84ff00a09f85289af182e55c5d8eac0ac134d9b03',NULL,NULL);
INSERT INTO "change" VALUES(3,'command','admit','tester','2026-11-22T01:50:45Z','2026-06-01','2026-02-01',NULL,NULL,23,26,'7c003e81cee7af214af80764d0e5531b93637fc807b076dd98c60d07104bd49a',NULL,NULL);
INSERT INTO "change" VALUES(4,'command','log','tester','2026-11-22T01:50:45Z','2026-06-01','2026-02-02',NULL,NULL,27,27,'737eb9a28b01a4525a8cd5afd297e6009dc7c25c500059b16bc19025a4b88590',NULL,NULL);
INSERT INTO "change" VALUES(5,'command','advance','tester','2026-11-22T01:50:45Z','2026-06-01','2026-03-01',NULL,NULL,28,28,'6205e8528000e75d6e6ae8e60ff8bdaace98b8870f7054ac5d72ae42d1e67cdd',NULL,NULL);
INSERT INTO "change" VALUES(6,'command','budget book','tester','2026-11-22T01:50:46Z','2026-06-01','2026-04-01',NULL,NULL,29,29,'f1faf93c81e5bc5c27af5d7ca21f7b834e4935c319b7904ff8fbf1860e91703e',NULL,NULL);
INSERT INTO "change" VALUES(7,'command','log','tester','2026-11-22T01:50:46Z','2026-06-01','2026-04-02',NULL,NULL,30,30,'ca874330e3d96efd491011e8dd0fdc99ca72cf9445aa4f1c046ff56ddde0c223',NULL,NULL);
INSERT INTO "change" VALUES(8,'undo','undo','tester','2026-11-22T01:50:46Z','2026-06-01','2026-04-02',NULL,7,31,31,'12544acf71668aa14cf11f4b7749f114c87ba858691dab3f5892f08a4adf52b0',NULL,NULL);
INSERT INTO "change" VALUES(9,'command','rent charge','tester','2026-11-22T01:50:46Z','2026-06-01','2026-01-31',NULL,NULL,32,32,'47ada6ef9cb722504a2c0d8452667d004b62a08aa9eabcc74de9254f28cada88',NULL,NULL);
INSERT INTO "change" VALUES(10,'command','rent pay','tester','2026-11-22T01:50:46Z','2026-06-01','2026-06-01',NULL,NULL,33,33,'2c1157776ce06ebfe8b6283d82eae8c670be4467c6d9c2972e76354cd1d44de1',NULL,NULL);
INSERT INTO "change" VALUES(11,'command','discharge','tester','2026-11-22T01:50:46Z','2026-06-01','2026-05-01',NULL,NULL,34,35,'618e701c441e3f55a8e0e5635190ea5543e453972ba788f2a9788ca26edebbdf',NULL,NULL);
INSERT INTO "change" VALUES(12,'command','annul','tester','2026-11-22T01:50:46Z','2026-06-01','2026-02-02','Feil person',NULL,36,36,'6dabca6f08c52a9453af4c846e6e404227be7d65387cda79e37df336b9cfaf9c',NULL,NULL);
INSERT INTO "change" VALUES(13,'config','config apply','kari','2026-11-29T02:52:57Z','2026-06-01','9999-12-31',NULL,NULL,37,42,'5bacaa5bc4de8514ffbde9cd5f18bcddba1c0ee4e3bdba1e633d8975e7214777',NULL,NULL);
INSERT INTO "change" VALUES(14,'command','lives','kari','2026-11-29T02:53:09Z','2026-06-01','2026-04-02',NULL,NULL,43,43,'3f6be76a3f9d853d12333ca476d4712f2bc62bf6a0b00d631ab76e4ad4cf5953',NULL,NULL);
INSERT INTO "change" VALUES(15,'command','report remark','kari','2026-11-29T02:53:09Z','2026-06-01','2026-05-03',NULL,NULL,44,44,'d6d00df2c6a152658f93048f2ebc9dbd0ce3274d698d1c3db85dcfde294e9c94',NULL,NULL);
INSERT INTO "change" VALUES(16,'command','admit','kari','2026-11-29T02:53:09Z','2026-06-01','2026-05-04',NULL,NULL,45,47,'1c82437993b3627538ba8250f4135743e4ffc27f2f2744415a70611bcd140da6',NULL,NULL);
INSERT INTO "change" VALUES(17,'command','log','kari','2026-11-29T02:53:09Z','2026-06-01','2026-05-10',NULL,NULL,48,48,'33435065fa06bf5fac46f260adba11e48a21e23b24cf9f3d6a1999f116f73037',NULL,NULL);
INSERT INTO "change" VALUES(18,'command','budget book','kari','2026-11-29T02:53:10Z','2026-06-01','2026-05-11',NULL,NULL,49,49,'eaeb8684392e51c0cc2a0c40aa9b7df0144a4060eba9560a26269524c7eac300',NULL,NULL);
INSERT INTO "change" VALUES(19,'command','discharge','kari','2026-11-29T02:53:10Z','2026-06-01','2026-05-20',NULL,NULL,50,50,'772997cde450423982e8f1e23c3492c9644a8e87c1e951a53c0e5acee4613819',NULL,NULL);
INSERT INTO "change" VALUES(20,'erasure','data erase','kari','2026-11-29T02:53:10Z','2026-06-01','2026-06-01',NULL,NULL,51,59,'47016856718a3b5b6a9d4aa98630865247a5defd5c8d945b2b67e991f846eaa6',NULL,NULL);
CREATE TABLE charge (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    placement_id INTEGER NOT NULL REFERENCES placement(id),
    charged_on TEXT NOT NULL CHECK (charged_on IS date(charged_on)),
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    nights INTEGER NOT NULL CHECK (nights > 0),
    amount_ore INTEGER NOT NULL CHECK (amount_ore >= 0),
    recorded_at TEXT NOT NULL,
    UNIQUE (placement_id, month)
) STRICT;
INSERT INTO "charge" VALUES(1,1,1,'2026-01-31','2026-01',22,220000,'2026-11-22T01:50:46Z');
CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    scope_id INTEGER NOT NULL REFERENCES term(id),
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on)),
    until_on TEXT CHECK (until_on IS date(until_on)),
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (until_on IS NULL OR until_on >= given_on),
    CHECK (withdrawn_on IS NULL OR withdrawn_on >= given_on)
) STRICT;
CREATE TABLE consent_partner (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL REFERENCES consent(id),
    partner_id INTEGER NOT NULL REFERENCES partner(id),
    UNIQUE (consent_id, partner_id)
) STRICT;
CREATE TABLE covered (
    id INTEGER PRIMARY KEY,
    funder_id INTEGER NOT NULL REFERENCES funder(id),
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    UNIQUE (funder_id, budget_line_id)
) STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    meeting_id INTEGER REFERENCES meeting(id),
    resident_id INTEGER REFERENCES resident(id),
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    how TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE discussion (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL REFERENCES meeting(id),
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    UNIQUE (meeting_id, resident_id)
) STRICT;
CREATE TABLE due (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    first_on TEXT NOT NULL,
    every_days INTEGER NOT NULL,
    last_on TEXT NOT NULL,
    in_window INTEGER NOT NULL,
    is_met INTEGER NOT NULL
) STRICT;
INSERT INTO "due" VALUES(6,1,'2026-03-11',10,'9999-12-31',0,0);
INSERT INTO "due" VALUES(7,2,'2026-02-11',10,'2026-04-22',0,0);
INSERT INTO "due" VALUES(8,1,'2026-01-20',10,'2026-02-19',0,0);
INSERT INTO "due" VALUES(9,3,'2026-05-14',1,'2026-05-14',0,1);
CREATE TABLE dwelling (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    seen_on TEXT NOT NULL CHECK (seen_on IS date(seen_on)),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "dwelling" VALUES(1,1,'2026-04-02',2,NULL,'2026-11-29T02:53:09Z');
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL UNIQUE REFERENCES resident(id),
    erased_on TEXT NOT NULL CHECK (erased_on IS date(erased_on)),
    ground TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "erasure" VALUES(1,3,'2026-06-01','bad om det','2026-11-29T02:53:10Z');
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    what TEXT NOT NULL CHECK (what IN ('stay', 'step', 'unit', 'lease', 'trial')),
    allowed_on TEXT NOT NULL CHECK (allowed_on IS date(allowed_on)),
    until_on TEXT NOT NULL CHECK (until_on IS date(until_on)),
    allowed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    kind_id INTEGER REFERENCES term(id),
    minutes INTEGER CHECK (minutes > 0),
    staff_id INTEGER REFERENCES staff(id),
    areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(areas)),
    is_missed INTEGER NOT NULL CHECK (is_missed IN (0, 1)),
    next_on TEXT CHECK (next_on IS date(next_on)),
    text TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "follow_up" VALUES(1,3,'2026-05-10',NULL,NULL,NULL,'[]',0,NULL,NULL,'2026-11-29T02:53:09Z');
CREATE TABLE footing (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    step_id INTEGER NOT NULL REFERENCES step(id),
    since_on TEXT NOT NULL,
    visits INTEGER NOT NULL,
    is_circling INTEGER NOT NULL,
    UNIQUE (stay_id, ladder_id)
) STRICT;
INSERT INTO "footing" VALUES(2,2,1,1,'2026-02-01',1,0);
INSERT INTO "footing" VALUES(3,1,1,2,'2026-03-01',1,0);
INSERT INTO "footing" VALUES(4,3,1,1,'2026-05-04',1,0);
CREATE TABLE funder (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('grant', 'municipality', 'gift', 'tender', 'own', 'other')),
    budget_line_id INTEGER REFERENCES budget_line(id),
    position INTEGER NOT NULL,
    purpose TEXT,
    conditions TEXT NOT NULL CHECK (json_valid(conditions)),
    posts_hundredths INTEGER CHECK (posts_hundredths >= 0),
    auditor_above_ore INTEGER CHECK (auditor_above_ore >= 0),
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    text TEXT NOT NULL,
    owner TEXT NOT NULL,
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    how TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    area_id INTEGER NOT NULL REFERENCES term(id),
    text TEXT NOT NULL,
    voice TEXT,
    set_on TEXT NOT NULL CHECK (set_on IS date(set_on)),
    by_on TEXT CHECK (by_on IS date(by_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    resident_id INTEGER,
    old TEXT,
    new TEXT,
    written_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    salt TEXT DEFAULT (lower(hex(randomblob(16)))),
    digest TEXT
) STRICT;
INSERT INTO "history" VALUES(1,'municipality',1,'insert',NULL,NULL,'{"id":1,"code":"vardo","name":"Vardø","position":0}','2026-11-22T01:50:45.486Z','02232eb1d4d5c906842fa06b8e4ea8ee',NULL);
INSERT INTO "history" VALUES(2,'programme',1,'insert',NULL,NULL,'{"id":1,"code":"lab","name":"Laben","position":0,"rules":"{\"host\": \"Vardø kommune\", \"residents_are\": \"beboer\", \"capacity\": null, \"keep_empty\": 0, \"least_months\": null, \"most_months\": null, \"every_days\": 10, \"critical_months\": null, \"critical_days\": null, \"consent_required\": false, \"meeting_days\": null, \"agencies\": [], \"phases\": {}}"}','2026-11-22T01:50:45.486Z','835ffa1721f183dfbb21ec37d5d397c7',NULL);
INSERT INTO "history" VALUES(3,'term',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"list":"exit_reason","code":"planned","name":"Planlagt","position":0,"is_planned":1,"is_lasting":null,"holds_unit":null,"pauses_follow_ups":null,"opens_window":null,"effect":null}','2026-11-22T01:50:45.486Z','039a7bf22b38e5bfbacfe7557034fb6e',NULL);
INSERT INTO "history" VALUES(4,'term',2,'insert',NULL,NULL,'{"id":2,"programme_id":1,"list":"destination","code":"own","name":"Egen","position":0,"is_planned":null,"is_lasting":1,"holds_unit":null,"pauses_follow_ups":null,"opens_window":null,"effect":null}','2026-11-22T01:50:45.486Z','bd77a5771158b1220a15850d1fef0d52',NULL);
INSERT INTO "history" VALUES(5,'ladder',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"code":"trapp","name":"Trapp","position":0,"circling_from":3,"no_demotion_because":null}','2026-11-22T01:50:45.487Z','752592b50a9d7b2d30787b93f6cb3618',NULL);
INSERT INTO "history" VALUES(6,'step',1,'insert',NULL,NULL,'{"id":1,"ladder_id":1,"code":"en","name":"En","number":1,"is_run":1,"every_days":null,"needs_unit":1,"limit_months":null,"rules":"{\"asks\": {}, \"lease\": null, \"trial_days\": null, \"help\": {\"services\": [], \"control\": []}}"}','2026-11-22T01:50:45.487Z','5c795b6434a834878e7d14f9a9fdf9a8',NULL);
INSERT INTO "history" VALUES(7,'step',2,'insert',NULL,NULL,'{"id":2,"ladder_id":1,"code":"to","name":"To","number":2,"is_run":1,"every_days":null,"needs_unit":1,"limit_months":null,"rules":"{\"asks\": {}, \"lease\": null, \"trial_days\": null, \"help\": {\"services\": [], \"control\": []}}"}','2026-11-22T01:50:45.487Z','e5371af3c31b7dc250c65172af6ec1e0',NULL);
INSERT INTO "history" VALUES(8,'unit',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"code":"A","name":null,"kind":"hybel","position":0,"beds":1,"owner":null,"rent_ore":310000,"reserved_for_id":null,"limit_months":null,"first_on":null,"last_on":null}','2026-11-22T01:50:45.487Z','b28b82de7ca978ba21689c3bbee7c1ef',NULL);
INSERT INTO "history" VALUES(9,'unit',2,'insert',NULL,NULL,'{"id":2,"programme_id":1,"code":"B","name":null,"kind":"hus","position":1,"beds":2,"owner":null,"rent_ore":null,"reserved_for_id":null,"limit_months":null,"first_on":null,"last_on":null}','2026-11-22T01:50:45.487Z','8dee85f7ad128007b5f897a828dd4a57',NULL);
INSERT INTO "history" VALUES(10,'budget_line',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"code":"pay","name":"Lønn","side":"cost","position":0}','2026-11-22T01:50:45.487Z','1ce7c3ce0d6caa90c47c4b64314e877a',NULL);
INSERT INTO "history" VALUES(11,'budget_line',2,'insert',NULL,NULL,'{"id":2,"programme_id":1,"code":"grant","name":"Tilskudd","side":"funding","position":0}','2026-11-22T01:50:45.487Z','4d4aabe2bb7fb6863b2d26385e865362',NULL);
INSERT INTO "history" VALUES(12,'plan',1,'insert',NULL,NULL,'{"id":1,"budget_line_id":1,"year":2026,"planned_ore":100000}','2026-11-22T01:50:45.487Z','8aae19677e962b68bb478d15f6e5efa2',NULL);
INSERT INTO "history" VALUES(13,'plan',2,'insert',NULL,NULL,'{"id":2,"budget_line_id":2,"year":2026,"planned_ore":100000}','2026-11-22T01:50:45.487Z','360469d2149ea02f5877db9c9ef50f98',NULL);
INSERT INTO "history" VALUES(14,'setting',1,'insert',NULL,NULL,'{"id":1,"name":"config_sha256","value":"f01c8089f5653e84dbfefcd33c677de7e1ec039898a743e37c98e9ef861f1b61"}','2026-11-22T01:50:45.487Z','1216a2c8efcf6decdab151c28521878f',NULL);
INSERT INTO "history" VALUES(15,'setting',2,'insert',NULL,NULL,'{"id":2,"name":"language","value":"en"}','2026-11-22T01:50:45.487Z','1377e3df84bac0f4afa691ec8e982bd0',NULL);
INSERT INTO "history" VALUES(16,'setting',3,'insert',NULL,NULL,'{"id":3,"name":"time_zone","value":"Europe/Oslo"}','2026-11-22T01:50:45.487Z','ce4536f766ca779d0cb6a88f1feaa26c',NULL);
INSERT INTO "history" VALUES(17,'setting',4,'insert',NULL,NULL,'{"id":4,"name":"small_numbers_threshold","value":"3"}','2026-11-22T01:50:45.487Z','3753897e2cd2a645632d1d22f630d8d7',NULL);
INSERT INTO "history" VALUES(18,'setting',5,'insert',NULL,NULL,'{"id":5,"name":"base_amounts","value":"{}"}','2026-11-22T01:50:45.487Z','e2ae97839fa0662fb56e669183989703',NULL);
INSERT INTO "history" VALUES(19,'resident',1,'insert',1,NULL,'{"id":1,"code":"R-0001","name":"Ina Prøve","sought_name":"ina prøve","born":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.607Z','6eec7682c9addf3213207353820e90e2',NULL);
INSERT INTO "history" VALUES(20,'stay',1,'insert',1,NULL,'{"id":1,"resident_id":1,"programme_id":1,"municipality_id":1,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-01-10","discharged_on":null,"exit_reason_id":null,"destination_id":null,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.608Z','b34c09ab9631ea7b3bd09610a1c0746c',NULL);
INSERT INTO "history" VALUES(21,'move',1,'insert',1,NULL,'{"id":1,"stay_id":1,"ladder_id":1,"from_step_id":null,"to_step_id":1,"direction":"entry","moved_on":"2026-01-10","reason_id":null,"note":null,"voice":null,"override":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.608Z','118decbd68379941e7338cf84beb8eea',NULL);
INSERT INTO "history" VALUES(22,'placement',1,'insert',1,NULL,'{"id":1,"stay_id":1,"unit_id":1,"moved_in_on":"2026-01-10","moved_out_on":null,"rent_ore":310000,"until_on":null,"override":null,"note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.608Z','9ddbfe9be208798896031c0d1e510237',NULL);
INSERT INTO "history" VALUES(23,'resident',2,'insert',2,NULL,'{"id":2,"code":"R-0002","name":"Odd Prøve","sought_name":"odd prøve","born":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.728Z','52ad8567802a4469a44e160988aba2e2',NULL);
INSERT INTO "history" VALUES(24,'stay',2,'insert',2,NULL,'{"id":2,"resident_id":2,"programme_id":1,"municipality_id":null,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-02-01","discharged_on":null,"exit_reason_id":null,"destination_id":null,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.728Z','527a674db40ccce41ade8d254bc60181',NULL);
INSERT INTO "history" VALUES(25,'move',2,'insert',2,NULL,'{"id":2,"stay_id":2,"ladder_id":1,"from_step_id":null,"to_step_id":1,"direction":"entry","moved_on":"2026-02-01","reason_id":null,"note":null,"voice":null,"override":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.729Z','6660fbd24c8ff115d00de7da771f643f',NULL);
INSERT INTO "history" VALUES(26,'placement',2,'insert',2,NULL,'{"id":2,"stay_id":2,"unit_id":2,"moved_in_on":"2026-02-01","moved_out_on":null,"rent_ore":null,"until_on":null,"override":null,"note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.729Z','c6fb6f4f53d65851e5b5d52d3b466781',NULL);
INSERT INTO "history" VALUES(27,'follow_up',1,'insert',1,NULL,'{"id":1,"stay_id":1,"held_on":"2026-02-02","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":"Første samtale","recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.838Z','3d86cc214b4aac64d066747f1e216134',NULL);
INSERT INTO "history" VALUES(28,'move',3,'insert',1,NULL,'{"id":3,"stay_id":1,"ladder_id":1,"from_step_id":1,"to_step_id":2,"direction":"up","moved_on":"2026-03-01","reason_id":null,"note":null,"voice":"Jeg er klar","override":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:45.947Z','131ded32be2598a9ed9172f6977adc93',NULL);
INSERT INTO "history" VALUES(29,'booking',1,'insert',NULL,NULL,'{"id":1,"budget_line_id":1,"booked_on":"2026-04-01","amount_ore":40000,"text":null,"voucher":null,"recorded_at":"2026-11-22T01:50:46Z"}','2026-11-22T01:50:46.162Z','c900b64e2087a345b01f7ac1905263e4',NULL);
INSERT INTO "history" VALUES(30,'follow_up',2,'insert',2,NULL,'{"id":2,"stay_id":2,"held_on":"2026-04-02","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":"Skal bort","recorded_at":"2026-11-22T01:50:46Z"}','2026-11-22T01:50:46.266Z','7e0807814d482252057ac4e7a5c69e1b',NULL);
INSERT INTO "history" VALUES(31,'follow_up',2,'delete',2,'{"id":2,"stay_id":2,"held_on":"2026-04-02","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":"Skal bort","recorded_at":"2026-11-22T01:50:46Z"}',NULL,'2026-11-22T01:50:46.395Z','7fe422217586c9a53f54dee0112933b3',NULL);
INSERT INTO "history" VALUES(32,'charge',1,'insert',1,NULL,'{"id":1,"stay_id":1,"placement_id":1,"charged_on":"2026-01-31","month":"2026-01","nights":22,"amount_ore":220000,"recorded_at":"2026-11-22T01:50:46Z"}','2026-11-22T01:50:46.500Z','545d4f804c59ae75b8ee40fe6756611b',NULL);
INSERT INTO "history" VALUES(33,'payment',1,'insert',1,NULL,'{"id":1,"stay_id":1,"paid_on":"2026-06-01","amount_ore":10000,"note":null,"recorded_at":"2026-11-22T01:50:46Z"}','2026-11-22T01:50:46.605Z','dce34fb43072bda3f6e0071aacb42fa4',NULL);
INSERT INTO "history" VALUES(34,'placement',2,'update',2,'{"id":2,"stay_id":2,"unit_id":2,"moved_in_on":"2026-02-01","moved_out_on":null,"rent_ore":null,"until_on":null,"override":null,"note":null,"recorded_at":"2026-11-22T01:50:45Z"}','{"id":2,"stay_id":2,"unit_id":2,"moved_in_on":"2026-02-01","moved_out_on":"2026-05-01","rent_ore":null,"until_on":null,"override":null,"note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:46.714Z','29e93632b1cd705acecbeaa1f26a54e4',NULL);
INSERT INTO "history" VALUES(35,'stay',2,'update',2,'{"id":2,"resident_id":2,"programme_id":1,"municipality_id":null,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-02-01","discharged_on":null,"exit_reason_id":null,"destination_id":null,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-22T01:50:45Z"}','{"id":2,"resident_id":2,"programme_id":1,"municipality_id":null,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-02-01","discharged_on":"2026-05-01","exit_reason_id":1,"destination_id":2,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-22T01:50:45Z"}','2026-11-22T01:50:46.714Z','9e5a461dec193938ede1281f42cbdde0',NULL);
INSERT INTO "history" VALUES(36,'follow_up',1,'delete',1,'{"id":1,"stay_id":1,"held_on":"2026-02-02","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":"Første samtale","recorded_at":"2026-11-22T01:50:45Z"}',NULL,'2026-11-22T01:50:46.839Z','f4f6aed0b67914be13b141126f2f6009',NULL);
INSERT INTO "history" VALUES(37,'programme',1,'update',NULL,'{"id":1,"code":"lab","name":"Laben","position":0,"rules":"{\"host\": \"Vardø kommune\", \"residents_are\": \"beboer\", \"capacity\": null, \"keep_empty\": 0, \"least_months\": null, \"most_months\": null, \"every_days\": 10, \"critical_months\": null, \"critical_days\": null, \"consent_required\": false, \"meeting_days\": null, \"agencies\": [], \"phases\": {}}"}','{"id":1,"code":"lab","name":"Laben","position":0,"rules":"{\"host\": \"Vardø kommune\", \"residents_are\": \"beboer\", \"capacity\": null, \"keep_empty\": 0, \"least_months\": null, \"most_months\": null, \"every_days\": 10, \"critical_months\": null, \"critical_days\": null, \"consent_required\": false, \"meeting_days\": null, \"agencies\": [], \"phases\": {}, \"names\": \"full\", \"keep_months\": null}"}','2026-11-29T02:52:57.552Z','0ac7356be9f7c2aebd297762109e5eec',NULL);
INSERT INTO "history" VALUES(38,'money',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"rules":"{\"sharing_key\": \"equal\", \"prices\": null, \"vacancy_line\": null, \"break_even\": {\"rent_line\": null, \"place_line\": null, \"place_price_ore\": null}, \"columns\": null}"}','2026-11-29T02:52:57.553Z','1d07f7496dcab0f8ba7fb5c83981d066',NULL);
INSERT INTO "history" VALUES(39,'setting',1,'update',NULL,'{"id":1,"name":"config_sha256","value":"f01c8089f5653e84dbfefcd33c677de7e1ec039898a743e37c98e9ef861f1b61"}','{"id":1,"name":"config_sha256","value":"a38091105b95458007f08c9591313edb4a72353439126a290987808950541888"}','2026-11-29T02:52:57.554Z','1ece4c41cdff8d1ac77da0cec29d63cc',NULL);
INSERT INTO "history" VALUES(40,'setting',6,'insert',NULL,NULL,'{"id":6,"name":"log_reading","value":"0"}','2026-11-29T02:52:57.554Z','e7cab50318b594463aea26f8e9082552',NULL);
INSERT INTO "history" VALUES(41,'setting',7,'insert',NULL,NULL,'{"id":7,"name":"backup_folder","value":"backups"}','2026-11-29T02:52:57.554Z','b7f9ff6fefd119be04c9844910f4d2c8',NULL);
INSERT INTO "history" VALUES(42,'setting',8,'insert',NULL,NULL,'{"id":8,"name":"backup_keep","value":"7d,4w,12m"}','2026-11-29T02:52:57.554Z','861a2c5f5bcb87cc7d20a897433cbe18',NULL);
INSERT INTO "history" VALUES(43,'dwelling',1,'insert',1,NULL,'{"id":1,"stay_id":1,"seen_on":"2026-04-02","kind_id":2,"note":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:09.632Z','c00be543b1ec3433f050685c41940e1a',NULL);
INSERT INTO "history" VALUES(44,'remark',1,'insert',NULL,NULL,'{"id":1,"programme_id":1,"heading":"learned","noted_on":"2026-05-03","text":"Begin the plan early","voice":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:09.733Z','9638263bcc93a6a31e56673a8cd0bf01',NULL);
INSERT INTO "history" VALUES(45,'resident',3,'insert',3,NULL,NULL,'2026-11-29T02:53:09.885Z',NULL,'a08b6e58fc110ee6707dd6f275155d72f6c39e813a4deb279c048466a3b6ad78');
INSERT INTO "history" VALUES(46,'stay',3,'insert',3,NULL,NULL,'2026-11-29T02:53:09.885Z',NULL,'46dd66499f6c5d74d4795c76c527eb2945c60b1f4cccb48cc31aff6bfd7ea672');
INSERT INTO "history" VALUES(47,'move',4,'insert',3,NULL,NULL,'2026-11-29T02:53:09.886Z',NULL,'e0be20315d538f55cc79ed949900b97c629b5cb6ef439d8ac18de453c397739a');
INSERT INTO "history" VALUES(48,'follow_up',1,'insert',3,NULL,NULL,'2026-11-29T02:53:09.996Z',NULL,'759141bce7c3082a09c8bfe09cda85bb32d9b5c5945f558d8ade93d297548bde');
INSERT INTO "history" VALUES(49,'booking',2,'insert',NULL,NULL,'{"id":2,"budget_line_id":1,"booked_on":"2026-05-11","amount_ore":45050,"text":null,"voucher":null,"recorded_at":"2026-11-29T02:53:10Z"}','2026-11-29T02:53:10.122Z','a3185a7fc2a86eaa5a32c6e343a9fa5f',NULL);
INSERT INTO "history" VALUES(50,'stay',3,'update',3,NULL,NULL,'2026-11-29T02:53:10.240Z',NULL,'86beb16785bed6199657e154db66feeef8c35aa400975690799ac17a1c221a2c');
INSERT INTO "history" VALUES(51,'resident',3,'update',3,NULL,NULL,'2026-11-29T02:53:10.371Z',NULL,'5a6e8035734652ec8beca0b9841edae03faed90bc6bb202d3e013e5c607950c0');
INSERT INTO "history" VALUES(52,'stay',3,'update',3,NULL,NULL,'2026-11-29T02:53:10.371Z',NULL,'dc340e7e5411dfbcb2491d8c2cae0dcd3e5872965d5b3e3c5368fe8ec1c2584c');
INSERT INTO "history" VALUES(53,'move',4,'update',3,NULL,NULL,'2026-11-29T02:53:10.371Z',NULL,'5614decdb1a4a798c0adabb3759f625c3cb1a6101143f49c8b0e29e10347468b');
INSERT INTO "history" VALUES(54,'follow_up',1,'update',3,NULL,NULL,'2026-11-29T02:53:10.372Z',NULL,'0d527cec3cb498835f5a36d0e17b1572da2233f0f4c4e07e0d975740e4bef288');
INSERT INTO "history" VALUES(55,'resident',3,'update',3,'{"id":3,"code":"R-0003","name":"–","sought_name":"","born":null,"recorded_at":"2026-11-29T02:53:09Z"}','{"id":3,"code":"R-0003","name":"–","sought_name":"","born":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:10.374Z','00c6900c5955d932b4b0ae9e2fd9ec32',NULL);
INSERT INTO "history" VALUES(56,'stay',3,'update',3,'{"id":3,"resident_id":3,"programme_id":1,"municipality_id":null,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-05-04","discharged_on":"2026-05-20","exit_reason_id":1,"destination_id":2,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-29T02:53:09Z"}','{"id":3,"resident_id":3,"programme_id":1,"municipality_id":null,"source_id":null,"agency":null,"partner_id":null,"treatment_began_on":null,"treatment_ended_on":null,"admitted_on":"2026-05-04","discharged_on":"2026-05-20","exit_reason_id":1,"destination_id":2,"staff_id":null,"note":null,"exit_note":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:10.375Z','e1ea412f1d178a9adb095e4e1f782bd1',NULL);
INSERT INTO "history" VALUES(57,'move',4,'update',3,'{"id":4,"stay_id":3,"ladder_id":1,"from_step_id":null,"to_step_id":1,"direction":"entry","moved_on":"2026-05-04","reason_id":null,"note":null,"voice":null,"override":null,"recorded_at":"2026-11-29T02:53:09Z"}','{"id":4,"stay_id":3,"ladder_id":1,"from_step_id":null,"to_step_id":1,"direction":"entry","moved_on":"2026-05-04","reason_id":null,"note":null,"voice":null,"override":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:10.375Z','13336ea64779b86b8ef96bef45c34796',NULL);
INSERT INTO "history" VALUES(58,'follow_up',1,'update',3,'{"id":1,"stay_id":3,"held_on":"2026-05-10","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":null,"recorded_at":"2026-11-29T02:53:09Z"}','{"id":1,"stay_id":3,"held_on":"2026-05-10","kind_id":null,"minutes":null,"staff_id":null,"areas":"[]","is_missed":0,"next_on":null,"text":null,"recorded_at":"2026-11-29T02:53:09Z"}','2026-11-29T02:53:10.376Z','7f657a981acb728f99864623237e0b0c',NULL);
INSERT INTO "history" VALUES(59,'erasure',1,'insert',3,NULL,'{"id":1,"resident_id":3,"erased_on":"2026-06-01","ground":"bad om det","recorded_at":"2026-11-29T02:53:10Z"}','2026-11-29T02:53:10.377Z','54a87eeda15e14ac415244252caba6ab',NULL);
CREATE TABLE imported (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    source_key TEXT NOT NULL,
    resident_id INTEGER REFERENCES resident(id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (kind, source_key)
) STRICT;
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
    severity INTEGER CHECK (severity BETWEEN 1 AND 3),
    action TEXT,
    police INTEGER CHECK (police IN (0, 1)),
    police_why TEXT,
    move_id INTEGER REFERENCES move(id),
    absence_id INTEGER REFERENCES absence(id),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE instrument (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    lowest_tenths INTEGER NOT NULL,
    highest_tenths INTEGER NOT NULL,
    cut_off_tenths INTEGER,
    reliable_change_tenths INTEGER,
    higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
    taken_with TEXT,
    UNIQUE (programme_id, code),
    FOREIGN KEY (programme_id, taken_with) REFERENCES instrument (programme_id, code)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE ladder (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    circling_from INTEGER NOT NULL CHECK (circling_from > 0),
    no_demotion_because TEXT,
    UNIQUE (programme_id, code)
) STRICT;
INSERT INTO "ladder" VALUES(1,1,'trapp','Trapp',0,3,NULL);
CREATE TABLE lease (
    id INTEGER PRIMARY KEY,
    placement_id INTEGER NOT NULL REFERENCES placement(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    begins_on TEXT NOT NULL CHECK (begins_on IS date(begins_on)),
    ends_on TEXT CHECK (ends_on IS date(ends_on)),
    trial_until_on TEXT CHECK (trial_until_on IS date(trial_until_on)),
    explained_on TEXT CHECK (explained_on IS date(explained_on)),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    hours_tenths INTEGER CHECK (hours_tenths > 0),
    started_on TEXT NOT NULL CHECK (started_on IS date(started_on)),
    stopped_on TEXT CHECK (stopped_on IS date(stopped_on)),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (stopped_on IS NULL OR stopped_on >= started_on)
) STRICT;
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE merged (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE mix (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    key TEXT NOT NULL,
    weight_hundredths INTEGER NOT NULL CHECK (weight_hundredths >= 0),
    UNIQUE (programme_id, code, key)
) STRICT;
CREATE TABLE money (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL UNIQUE REFERENCES programme(id),
    rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;
INSERT INTO "money" VALUES(1,1,'{"sharing_key": "equal", "prices": null, "vacancy_line": null, "break_even": {"rent_line": null, "place_line": null, "place_price_ore": null}, "columns": null}');
CREATE TABLE move (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    from_step_id INTEGER REFERENCES step(id),
    to_step_id INTEGER NOT NULL REFERENCES step(id),
    direction TEXT NOT NULL CHECK (direction IN ('entry', 'up', 'down')),
    moved_on TEXT NOT NULL CHECK (moved_on IS date(moved_on)),
    reason_id INTEGER REFERENCES term(id),
    note TEXT,
    voice TEXT,
    override TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "move" VALUES(1,1,1,NULL,1,'entry','2026-01-10',NULL,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
INSERT INTO "move" VALUES(2,2,1,NULL,1,'entry','2026-02-01',NULL,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
INSERT INTO "move" VALUES(3,1,1,1,2,'up','2026-03-01',NULL,NULL,'Jeg er klar',NULL,'2026-11-22T01:50:45Z');
INSERT INTO "move" VALUES(4,3,1,NULL,1,'entry','2026-05-04',NULL,NULL,NULL,NULL,'2026-11-29T02:53:09Z');
CREATE TABLE municipality (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
INSERT INTO "municipality" VALUES(1,'vardo','Vardø',0);
CREATE TABLE network (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    mapped_on TEXT NOT NULL CHECK (mapped_on IS date(mapped_on)),
    family INTEGER NOT NULL CHECK (family >= 0),
    family_supportive INTEGER NOT NULL CHECK (family_supportive BETWEEN 0 AND family),
    friends INTEGER NOT NULL CHECK (friends >= 0),
    friends_supportive INTEGER NOT NULL CHECK (friends_supportive BETWEEN 0 AND friends),
    professionals INTEGER NOT NULL CHECK (professionals >= 0),
    professionals_supportive INTEGER NOT NULL
        CHECK (professionals_supportive BETWEEN 0 AND professionals),
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    kind_id INTEGER NOT NULL REFERENCES term(id),
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
    note TEXT,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE partner (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    paid_on TEXT NOT NULL CHECK (paid_on IS date(paid_on)),
    amount_ore INTEGER NOT NULL CHECK (amount_ore <> 0),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "payment" VALUES(1,1,'2026-06-01',10000,NULL,'2026-11-22T01:50:46Z');
CREATE TABLE placement (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    moved_in_on TEXT NOT NULL CHECK (moved_in_on IS date(moved_in_on)),
    moved_out_on TEXT CHECK (moved_out_on IS date(moved_out_on)),
    rent_ore INTEGER CHECK (rent_ore >= 0),
    until_on TEXT CHECK (until_on IS date(until_on)),
    override TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (moved_out_on IS NULL OR moved_out_on >= moved_in_on)
) STRICT;
INSERT INTO "placement" VALUES(1,1,1,'2026-01-10',NULL,310000,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
INSERT INTO "placement" VALUES(2,2,2,'2026-02-01','2026-05-01',NULL,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    year INTEGER NOT NULL,
    planned_ore INTEGER NOT NULL,
    UNIQUE (budget_line_id, year)
) STRICT;
INSERT INTO "plan" VALUES(1,1,2026,100000);
INSERT INTO "plan" VALUES(2,2,2026,100000);
CREATE TABLE population (
    id INTEGER PRIMARY KEY,
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    counted_on TEXT NOT NULL CHECK (counted_on IS date(counted_on)),
    inhabitants INTEGER NOT NULL CHECK (inhabitants >= 0),
    UNIQUE (municipality_id, counted_on)
) STRICT;
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    budget_line_id INTEGER NOT NULL REFERENCES budget_line(id),
    full_time_hundredths INTEGER NOT NULL CHECK (full_time_hundredths >= 0),
    yearly_ore INTEGER NOT NULL CHECK (yearly_ore >= 0),
    first_on TEXT CHECK (first_on IS date(first_on)),
    last_on TEXT CHECK (last_on IS date(last_on)),
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE programme (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;
INSERT INTO "programme" VALUES(1,'lab','Laben',0,'{"host": "Vardø kommune", "residents_are": "beboer", "capacity": null, "keep_empty": 0, "least_months": null, "most_months": null, "every_days": 10, "critical_months": null, "critical_days": null, "consent_required": false, "meeting_days": null, "agencies": [], "phases": {}, "names": "full", "keep_months": null}');
CREATE TABLE progress (
    id INTEGER PRIMARY KEY,
    goal_id INTEGER NOT NULL REFERENCES goal(id),
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on)),
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    note TEXT,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE reading_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    read_at TEXT NOT NULL
) STRICT;
CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    source_id INTEGER REFERENCES term(id),
    agency TEXT,
    partner_id INTEGER REFERENCES partner(id),
    municipality_id INTEGER REFERENCES municipality(id),
    treatment_began_on TEXT CHECK (treatment_began_on IS date(treatment_began_on)),
    treatment_ended_on TEXT CHECK (treatment_ended_on IS date(treatment_ended_on)),
    referred_on TEXT NOT NULL CHECK (referred_on IS date(referred_on)),
    assessed_on TEXT CHECK (assessed_on IS date(assessed_on)),
    offered_on TEXT CHECK (offered_on IS date(offered_on)),
    declined_on TEXT CHECK (declined_on IS date(declined_on)),
    ask_again_on TEXT CHECK (ask_again_on IS date(ask_again_on)),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    ending TEXT CHECK (ending IN ('admitted', 'declined', 'withdrawn')),
    decline_reason_id INTEGER REFERENCES term(id),
    stay_id INTEGER REFERENCES stay(id),
    note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK ((ended_on IS NULL) = (ending IS NULL)),
    CHECK (ended_on IS NULL OR ended_on >= referred_on)
) STRICT;
CREATE TABLE rehousing (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    listed_on TEXT NOT NULL CHECK (listed_on IS date(listed_on)),
    housed_on TEXT CHECK (housed_on IS date(housed_on)),
    destination_id INTEGER REFERENCES term(id),
    note TEXT,
    recorded_at TEXT NOT NULL,
    UNIQUE (programme_id, resident_id)
) STRICT;
CREATE TABLE remark (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    heading TEXT NOT NULL CHECK (heading IN ('results', 'cooperation', 'involvement', 'methods',
        'challenges', 'learned', 'other')),
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on)),
    text TEXT NOT NULL,
    voice TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "remark" VALUES(1,1,'learned','2026-05-03','Begin the plan early',NULL,'2026-11-29T02:53:09Z');
CREATE TABLE repayment (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    agreed_on TEXT NOT NULL CHECK (agreed_on IS date(agreed_on)),
    monthly_ore INTEGER NOT NULL CHECK (monthly_ore > 0),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE resident (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sought_name TEXT NOT NULL,
    born TEXT CHECK (born IS NULL OR born GLOB '[12][0-9][0-9][0-9]' OR born IS date(born)),
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "resident" VALUES(1,'R-0001','Ina Prøve','ina prøve',NULL,'2026-11-22T01:50:45Z');
INSERT INTO "resident" VALUES(2,'R-0002','Odd Prøve','odd prøve',NULL,'2026-11-22T01:50:45Z');
INSERT INTO "resident" VALUES(3,'R-0003','–','',NULL,'2026-11-29T02:53:09Z');
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    reviewed_on TEXT NOT NULL CHECK (reviewed_on IS date(reviewed_on)),
    next_on TEXT CHECK (next_on IS date(next_on)),
    coordinator TEXT,
    resources TEXT,
    services TEXT,
    voice TEXT,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    stay_id INTEGER NOT NULL REFERENCES stay(id),
    instrument_id INTEGER NOT NULL REFERENCES instrument(id),
    scored_on TEXT NOT NULL CHECK (scored_on IS date(scored_on)),
    total_tenths INTEGER NOT NULL,
    note TEXT,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE served (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    UNIQUE (programme_id, municipality_id)
) STRICT;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES(1,'config_sha256','a38091105b95458007f08c9591313edb4a72353439126a290987808950541888');
INSERT INTO "setting" VALUES(2,'language','en');
INSERT INTO "setting" VALUES(3,'time_zone','Europe/Oslo');
INSERT INTO "setting" VALUES(4,'small_numbers_threshold','3');
INSERT INTO "setting" VALUES(5,'base_amounts','{}');
INSERT INTO "setting" VALUES(6,'log_reading','0');
INSERT INTO "setting" VALUES(7,'backup_folder','backups');
INSERT INTO "setting" VALUES(8,'backup_keep','7d,4w,12m');
CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER NOT NULL REFERENCES municipality(id),
    places INTEGER CHECK (places >= 0),
    fixed_hundredths INTEGER CHECK (fixed_hundredths >= 0),
    UNIQUE (programme_id, municipality_id)
) STRICT;
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    UNIQUE (programme_id, code)
) STRICT;
CREATE TABLE standing (
    stay_id INTEGER PRIMARY KEY REFERENCES stay(id),
    due_on TEXT,
    due_reason TEXT,
    critical_from TEXT,
    critical_until TEXT
) STRICT;
INSERT INTO "standing" VALUES(1,'2026-03-11','step',NULL,NULL);
INSERT INTO "standing" VALUES(2,NULL,NULL,NULL,NULL);
INSERT INTO "standing" VALUES(3,NULL,NULL,NULL,NULL);
CREATE TABLE stay (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    municipality_id INTEGER REFERENCES municipality(id),
    source_id INTEGER REFERENCES term(id),
    agency TEXT,
    partner_id INTEGER REFERENCES partner(id),
    treatment_began_on TEXT CHECK (treatment_began_on IS date(treatment_began_on)),
    treatment_ended_on TEXT CHECK (treatment_ended_on IS date(treatment_ended_on)),
    admitted_on TEXT NOT NULL CHECK (admitted_on IS date(admitted_on)),
    discharged_on TEXT CHECK (discharged_on IS date(discharged_on)),
    exit_reason_id INTEGER REFERENCES term(id),
    destination_id INTEGER REFERENCES term(id),
    staff_id INTEGER REFERENCES staff(id),
    note TEXT,
    exit_note TEXT,
    recorded_at TEXT NOT NULL,
    CHECK (discharged_on IS NULL OR discharged_on >= admitted_on)
) STRICT;
INSERT INTO "stay" VALUES(1,1,1,1,NULL,NULL,NULL,NULL,NULL,'2026-01-10',NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
INSERT INTO "stay" VALUES(2,2,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-02-01','2026-05-01',1,2,NULL,NULL,NULL,'2026-11-22T01:50:45Z');
INSERT INTO "stay" VALUES(3,3,1,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-04','2026-05-20',1,2,NULL,NULL,NULL,'2026-11-29T02:53:09Z');
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    ladder_id INTEGER NOT NULL REFERENCES ladder(id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    is_run INTEGER NOT NULL CHECK (is_run IN (0, 1)),
    every_days INTEGER CHECK (every_days > 0),
    needs_unit INTEGER NOT NULL CHECK (needs_unit IN (0, 1)),
    limit_months INTEGER CHECK (limit_months > 0),
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    UNIQUE (ladder_id, code)
) STRICT;
INSERT INTO "step" VALUES(1,1,'en','En',1,1,NULL,1,NULL,'{"asks": {}, "lease": null, "trial_days": null, "help": {"services": [], "control": []}}');
INSERT INTO "step" VALUES(2,1,'to','To',2,1,NULL,1,NULL,'{"asks": {}, "lease": null, "trial_days": null, "help": {"services": [], "control": []}}');
CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    list TEXT NOT NULL CHECK (list IN ('lease', 'source', 'follow_up_kind', 'area',
        'demotion_reason', 'exit_reason', 'destination', 'decline_reason', 'absence_kind',
        'incident_kind', 'outcome', 'scope')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_planned INTEGER CHECK (is_planned IN (0, 1)),
    is_lasting INTEGER CHECK (is_lasting IN (0, 1)),
    holds_unit INTEGER CHECK (holds_unit IN (0, 1)),
    pauses_follow_ups INTEGER CHECK (pauses_follow_ups IN (0, 1)),
    opens_window INTEGER CHECK (opens_window IN (0, 1)),
    effect TEXT,
    UNIQUE (programme_id, list, code)
) STRICT;
INSERT INTO "term" VALUES(1,1,'exit_reason','planned','Planlagt',0,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "term" VALUES(2,1,'destination','own','Egen',0,NULL,1,NULL,NULL,NULL,NULL);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme(id),
    code TEXT NOT NULL,
    name TEXT,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    beds INTEGER NOT NULL CHECK (beds > 0),
    owner TEXT,
    rent_ore INTEGER CHECK (rent_ore >= 0),
    reserved_for_id INTEGER REFERENCES partner(id),
    limit_months INTEGER CHECK (limit_months > 0),
    first_on TEXT CHECK (first_on IS date(first_on)),
    last_on TEXT CHECK (last_on IS date(last_on)),
    UNIQUE (programme_id, code)
) STRICT;
INSERT INTO "unit" VALUES(1,1,'A',NULL,'hybel',0,1,NULL,310000,NULL,NULL,NULL,NULL);
INSERT INTO "unit" VALUES(2,1,'B',NULL,'hus',1,2,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE void (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit(id),
    since_on TEXT NOT NULL CHECK (since_on IS date(since_on)),
    expected_on TEXT CHECK (expected_on IS date(expected_on)),
    opened_on TEXT CHECK (opened_on IS date(opened_on)),
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    CHECK (opened_on IS NULL OR opened_on >= since_on)
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX resident_by_name ON resident (sought_name);
CREATE INDEX stay_by_resident ON stay (resident_id, programme_id, admitted_on, discharged_on);
CREATE INDEX stay_by_time ON stay (programme_id, admitted_on, discharged_on, resident_id);
CREATE INDEX stay_by_end ON stay (programme_id, discharged_on, admitted_on, resident_id);
CREATE INDEX move_by_stay ON move (stay_id, ladder_id, moved_on, id, to_step_id);
CREATE INDEX move_by_time ON move (moved_on, direction, ladder_id, stay_id);
CREATE INDEX placement_by_stay ON placement (stay_id, moved_in_on);
CREATE INDEX placement_by_unit ON placement (unit_id, moved_in_on, moved_out_on);
CREATE INDEX lease_by_placement ON lease (placement_id, begins_on);
CREATE INDEX absence_by_stay ON absence (stay_id, left_on);
CREATE INDEX absence_by_time ON absence (left_on, returned_on, kind_id, stay_id, unit_held);
CREATE INDEX follow_up_by_stay ON follow_up (stay_id, held_on);
CREATE INDEX follow_up_by_time ON follow_up (held_on, is_missed, stay_id);
CREATE INDEX extension_by_stay ON extension (stay_id, allowed_on);
CREATE INDEX void_by_unit ON void (unit_id, since_on);
CREATE INDEX booking_by_line ON booking (budget_line_id, booked_on, amount_ore);
CREATE INDEX referral_by_resident ON referral (resident_id, programme_id, referred_on);
CREATE INDEX referral_by_time ON referral (programme_id, referred_on, ended_on);
CREATE INDEX consent_by_resident ON consent (resident_id, programme_id, given_on);
CREATE INDEX goal_by_stay ON goal (stay_id, set_on);
CREATE INDEX progress_by_goal ON progress (goal_id, noted_on);
CREATE INDEX review_by_stay ON review (stay_id, reviewed_on);
CREATE INDEX network_by_stay ON network (stay_id, mapped_on);
CREATE INDEX score_by_stay ON score (stay_id, instrument_id, scored_on);
CREATE INDEX score_by_time ON score (scored_on, instrument_id);
CREATE INDEX measure_by_stay ON measure (stay_id, started_on);
CREATE INDEX incident_by_stay ON incident (stay_id, happened_on);
CREATE INDEX incident_by_time ON incident (happened_on, kind_id);
CREATE INDEX charge_by_stay ON charge (stay_id, charged_on, amount_ore);
CREATE INDEX payment_by_stay ON payment (stay_id, paid_on, amount_ore);
CREATE INDEX repayment_by_stay ON repayment (stay_id, agreed_on);
CREATE INDEX meeting_by_time ON meeting (programme_id, held_on);
CREATE INDEX decision_by_time ON decision (programme_id, done_on, due_on);
CREATE INDEX gap_by_time ON gap (programme_id, closed_on, opened_on);
CREATE INDEX outcome_by_stay ON outcome (stay_id, happened_on);
CREATE INDEX outcome_by_time ON outcome (happened_on, kind_id);
CREATE INDEX merged_by_resident ON merged (resident_id);
CREATE INDEX due_by_stay ON due (stay_id, first_on);
CREATE INDEX due_by_day ON due (first_on, in_window, is_met, stay_id) WHERE last_on = first_on;
CREATE INDEX due_by_run ON due (last_on, first_on, every_days, in_window, is_met, stay_id)
    WHERE last_on > first_on;
CREATE INDEX standing_by_due ON standing (due_on, stay_id);
CREATE INDEX history_by_resident ON history (resident_id) WHERE resident_id IS NOT NULL;
CREATE INDEX imported_by_resident ON imported (resident_id) WHERE resident_id IS NOT NULL;
CREATE INDEX dwelling_by_stay ON dwelling (stay_id, seen_on);
CREATE INDEX remark_by_time ON remark (programme_id, noted_on);
CREATE INDEX reading_log_by_resident ON reading_log (resident_id, id);
CREATE INDEX change_by_date ON change (earliest_on, id);
CREATE INDEX change_by_history ON change (first_history);
CREATE INDEX change_by_writing ON change (written_on, earliest_on, kind);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER setting_insert AFTER INSERT ON setting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('setting', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'name', new.name, 'value', new.value)); END;
CREATE TRIGGER setting_update AFTER UPDATE ON setting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('setting', new.id, 'update', NULL, json_object('id', old.id, 'name', old.name, 'value', old.value), json_object('id', new.id, 'name', new.name, 'value', new.value)); END;
CREATE TRIGGER setting_delete AFTER DELETE ON setting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('setting', old.id, 'delete', NULL, json_object('id', old.id, 'name', old.name, 'value', old.value), NULL); END;
CREATE TRIGGER municipality_insert AFTER INSERT ON municipality BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('municipality', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'code', new.code, 'name', new.name, 'position', new.position)); END;
CREATE TRIGGER municipality_update AFTER UPDATE ON municipality BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('municipality', new.id, 'update', NULL, json_object('id', old.id, 'code', old.code, 'name', old.name, 'position', old.position), json_object('id', new.id, 'code', new.code, 'name', new.name, 'position', new.position)); END;
CREATE TRIGGER municipality_delete AFTER DELETE ON municipality BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('municipality', old.id, 'delete', NULL, json_object('id', old.id, 'code', old.code, 'name', old.name, 'position', old.position), NULL); END;
CREATE TRIGGER population_insert AFTER INSERT ON population BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('population', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'municipality_id', new.municipality_id, 'counted_on', new.counted_on, 'inhabitants', new.inhabitants)); END;
CREATE TRIGGER population_update AFTER UPDATE ON population BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('population', new.id, 'update', NULL, json_object('id', old.id, 'municipality_id', old.municipality_id, 'counted_on', old.counted_on, 'inhabitants', old.inhabitants), json_object('id', new.id, 'municipality_id', new.municipality_id, 'counted_on', new.counted_on, 'inhabitants', new.inhabitants)); END;
CREATE TRIGGER population_delete AFTER DELETE ON population BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('population', old.id, 'delete', NULL, json_object('id', old.id, 'municipality_id', old.municipality_id, 'counted_on', old.counted_on, 'inhabitants', old.inhabitants), NULL); END;
CREATE TRIGGER programme_insert AFTER INSERT ON programme BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('programme', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'code', new.code, 'name', new.name, 'position', new.position, 'rules', new.rules)); END;
CREATE TRIGGER programme_update AFTER UPDATE ON programme BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('programme', new.id, 'update', NULL, json_object('id', old.id, 'code', old.code, 'name', old.name, 'position', old.position, 'rules', old.rules), json_object('id', new.id, 'code', new.code, 'name', new.name, 'position', new.position, 'rules', new.rules)); END;
CREATE TRIGGER programme_delete AFTER DELETE ON programme BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('programme', old.id, 'delete', NULL, json_object('id', old.id, 'code', old.code, 'name', old.name, 'position', old.position, 'rules', old.rules), NULL); END;
CREATE TRIGGER served_insert AFTER INSERT ON served BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('served', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id)); END;
CREATE TRIGGER served_update AFTER UPDATE ON served BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('served', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id), json_object('id', new.id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id)); END;
CREATE TRIGGER served_delete AFTER DELETE ON served BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('served', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id), NULL); END;
CREATE TRIGGER partner_insert AFTER INSERT ON partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('partner', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'rules', new.rules)); END;
CREATE TRIGGER partner_update AFTER UPDATE ON partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('partner', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'rules', old.rules), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'rules', new.rules)); END;
CREATE TRIGGER partner_delete AFTER DELETE ON partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('partner', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'rules', old.rules), NULL); END;
CREATE TRIGGER staff_insert AFTER INSERT ON staff BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('staff', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position)); END;
CREATE TRIGGER staff_update AFTER UPDATE ON staff BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('staff', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position)); END;
CREATE TRIGGER staff_delete AFTER DELETE ON staff BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('staff', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position), NULL); END;
CREATE TRIGGER ladder_insert AFTER INSERT ON ladder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('ladder', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'circling_from', new.circling_from, 'no_demotion_because', new.no_demotion_because)); END;
CREATE TRIGGER ladder_update AFTER UPDATE ON ladder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('ladder', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'circling_from', old.circling_from, 'no_demotion_because', old.no_demotion_because), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'circling_from', new.circling_from, 'no_demotion_because', new.no_demotion_because)); END;
CREATE TRIGGER ladder_delete AFTER DELETE ON ladder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('ladder', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'circling_from', old.circling_from, 'no_demotion_because', old.no_demotion_because), NULL); END;
CREATE TRIGGER step_insert AFTER INSERT ON step BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('step', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'ladder_id', new.ladder_id, 'code', new.code, 'name', new.name, 'number', new.number, 'is_run', new.is_run, 'every_days', new.every_days, 'needs_unit', new.needs_unit, 'limit_months', new.limit_months, 'rules', new.rules)); END;
CREATE TRIGGER step_update AFTER UPDATE ON step BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('step', new.id, 'update', NULL, json_object('id', old.id, 'ladder_id', old.ladder_id, 'code', old.code, 'name', old.name, 'number', old.number, 'is_run', old.is_run, 'every_days', old.every_days, 'needs_unit', old.needs_unit, 'limit_months', old.limit_months, 'rules', old.rules), json_object('id', new.id, 'ladder_id', new.ladder_id, 'code', new.code, 'name', new.name, 'number', new.number, 'is_run', new.is_run, 'every_days', new.every_days, 'needs_unit', new.needs_unit, 'limit_months', new.limit_months, 'rules', new.rules)); END;
CREATE TRIGGER step_delete AFTER DELETE ON step BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('step', old.id, 'delete', NULL, json_object('id', old.id, 'ladder_id', old.ladder_id, 'code', old.code, 'name', old.name, 'number', old.number, 'is_run', old.is_run, 'every_days', old.every_days, 'needs_unit', old.needs_unit, 'limit_months', old.limit_months, 'rules', old.rules), NULL); END;
CREATE TRIGGER unit_insert AFTER INSERT ON unit BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('unit', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'kind', new.kind, 'position', new.position, 'beds', new.beds, 'owner', new.owner, 'rent_ore', new.rent_ore, 'reserved_for_id', new.reserved_for_id, 'limit_months', new.limit_months, 'first_on', new.first_on, 'last_on', new.last_on)); END;
CREATE TRIGGER unit_update AFTER UPDATE ON unit BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('unit', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'kind', old.kind, 'position', old.position, 'beds', old.beds, 'owner', old.owner, 'rent_ore', old.rent_ore, 'reserved_for_id', old.reserved_for_id, 'limit_months', old.limit_months, 'first_on', old.first_on, 'last_on', old.last_on), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'kind', new.kind, 'position', new.position, 'beds', new.beds, 'owner', new.owner, 'rent_ore', new.rent_ore, 'reserved_for_id', new.reserved_for_id, 'limit_months', new.limit_months, 'first_on', new.first_on, 'last_on', new.last_on)); END;
CREATE TRIGGER unit_delete AFTER DELETE ON unit BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('unit', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'kind', old.kind, 'position', old.position, 'beds', old.beds, 'owner', old.owner, 'rent_ore', old.rent_ore, 'reserved_for_id', old.reserved_for_id, 'limit_months', old.limit_months, 'first_on', old.first_on, 'last_on', old.last_on), NULL); END;
CREATE TRIGGER term_insert AFTER INSERT ON term BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('term', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'list', new.list, 'code', new.code, 'name', new.name, 'position', new.position, 'is_planned', new.is_planned, 'is_lasting', new.is_lasting, 'holds_unit', new.holds_unit, 'pauses_follow_ups', new.pauses_follow_ups, 'opens_window', new.opens_window, 'effect', new.effect)); END;
CREATE TRIGGER term_update AFTER UPDATE ON term BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('term', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'list', old.list, 'code', old.code, 'name', old.name, 'position', old.position, 'is_planned', old.is_planned, 'is_lasting', old.is_lasting, 'holds_unit', old.holds_unit, 'pauses_follow_ups', old.pauses_follow_ups, 'opens_window', old.opens_window, 'effect', old.effect), json_object('id', new.id, 'programme_id', new.programme_id, 'list', new.list, 'code', new.code, 'name', new.name, 'position', new.position, 'is_planned', new.is_planned, 'is_lasting', new.is_lasting, 'holds_unit', new.holds_unit, 'pauses_follow_ups', new.pauses_follow_ups, 'opens_window', new.opens_window, 'effect', new.effect)); END;
CREATE TRIGGER term_delete AFTER DELETE ON term BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('term', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'list', old.list, 'code', old.code, 'name', old.name, 'position', old.position, 'is_planned', old.is_planned, 'is_lasting', old.is_lasting, 'holds_unit', old.holds_unit, 'pauses_follow_ups', old.pauses_follow_ups, 'opens_window', old.opens_window, 'effect', old.effect), NULL); END;
CREATE TRIGGER instrument_insert AFTER INSERT ON instrument BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('instrument', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'lowest_tenths', new.lowest_tenths, 'highest_tenths', new.highest_tenths, 'cut_off_tenths', new.cut_off_tenths, 'reliable_change_tenths', new.reliable_change_tenths, 'higher_is_better', new.higher_is_better, 'taken_with', new.taken_with)); END;
CREATE TRIGGER instrument_update AFTER UPDATE ON instrument BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('instrument', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'lowest_tenths', old.lowest_tenths, 'highest_tenths', old.highest_tenths, 'cut_off_tenths', old.cut_off_tenths, 'reliable_change_tenths', old.reliable_change_tenths, 'higher_is_better', old.higher_is_better, 'taken_with', old.taken_with), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'lowest_tenths', new.lowest_tenths, 'highest_tenths', new.highest_tenths, 'cut_off_tenths', new.cut_off_tenths, 'reliable_change_tenths', new.reliable_change_tenths, 'higher_is_better', new.higher_is_better, 'taken_with', new.taken_with)); END;
CREATE TRIGGER instrument_delete AFTER DELETE ON instrument BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('instrument', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'lowest_tenths', old.lowest_tenths, 'highest_tenths', old.highest_tenths, 'cut_off_tenths', old.cut_off_tenths, 'reliable_change_tenths', old.reliable_change_tenths, 'higher_is_better', old.higher_is_better, 'taken_with', old.taken_with), NULL); END;
CREATE TRIGGER budget_line_insert AFTER INSERT ON budget_line BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('budget_line', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'side', new.side, 'position', new.position)); END;
CREATE TRIGGER budget_line_update AFTER UPDATE ON budget_line BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('budget_line', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'side', old.side, 'position', old.position), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'side', new.side, 'position', new.position)); END;
CREATE TRIGGER budget_line_delete AFTER DELETE ON budget_line BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('budget_line', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'side', old.side, 'position', old.position), NULL); END;
CREATE TRIGGER plan_insert AFTER INSERT ON plan BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('plan', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'budget_line_id', new.budget_line_id, 'year', new.year, 'planned_ore', new.planned_ore)); END;
CREATE TRIGGER plan_update AFTER UPDATE ON plan BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('plan', new.id, 'update', NULL, json_object('id', old.id, 'budget_line_id', old.budget_line_id, 'year', old.year, 'planned_ore', old.planned_ore), json_object('id', new.id, 'budget_line_id', new.budget_line_id, 'year', new.year, 'planned_ore', new.planned_ore)); END;
CREATE TRIGGER plan_delete AFTER DELETE ON plan BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('plan', old.id, 'delete', NULL, json_object('id', old.id, 'budget_line_id', old.budget_line_id, 'year', old.year, 'planned_ore', old.planned_ore), NULL); END;
CREATE TRIGGER money_insert AFTER INSERT ON money BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('money', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'rules', new.rules)); END;
CREATE TRIGGER money_update AFTER UPDATE ON money BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('money', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'rules', old.rules), json_object('id', new.id, 'programme_id', new.programme_id, 'rules', new.rules)); END;
CREATE TRIGGER money_delete AFTER DELETE ON money BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('money', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'rules', old.rules), NULL); END;
CREATE TRIGGER aim_insert AFTER INSERT ON aim BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('aim', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'position', new.position, 'text', new.text, 'counts', new.counts)); END;
CREATE TRIGGER aim_update AFTER UPDATE ON aim BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('aim', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'position', old.position, 'text', old.text, 'counts', old.counts), json_object('id', new.id, 'programme_id', new.programme_id, 'position', new.position, 'text', new.text, 'counts', new.counts)); END;
CREATE TRIGGER aim_delete AFTER DELETE ON aim BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('aim', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'position', old.position, 'text', old.text, 'counts', old.counts), NULL); END;
CREATE TRIGGER funder_insert AFTER INSERT ON funder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('funder', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'kind', new.kind, 'budget_line_id', new.budget_line_id, 'position', new.position, 'purpose', new.purpose, 'conditions', new.conditions, 'posts_hundredths', new.posts_hundredths, 'auditor_above_ore', new.auditor_above_ore)); END;
CREATE TRIGGER funder_update AFTER UPDATE ON funder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('funder', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'kind', old.kind, 'budget_line_id', old.budget_line_id, 'position', old.position, 'purpose', old.purpose, 'conditions', old.conditions, 'posts_hundredths', old.posts_hundredths, 'auditor_above_ore', old.auditor_above_ore), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'kind', new.kind, 'budget_line_id', new.budget_line_id, 'position', new.position, 'purpose', new.purpose, 'conditions', new.conditions, 'posts_hundredths', new.posts_hundredths, 'auditor_above_ore', new.auditor_above_ore)); END;
CREATE TRIGGER funder_delete AFTER DELETE ON funder BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('funder', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'kind', old.kind, 'budget_line_id', old.budget_line_id, 'position', old.position, 'purpose', old.purpose, 'conditions', old.conditions, 'posts_hundredths', old.posts_hundredths, 'auditor_above_ore', old.auditor_above_ore), NULL); END;
CREATE TRIGGER award_insert AFTER INSERT ON award BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('award', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'funder_id', new.funder_id, 'year', new.year, 'amount_ore', new.amount_ore, 'report_by_on', new.report_by_on)); END;
CREATE TRIGGER award_update AFTER UPDATE ON award BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('award', new.id, 'update', NULL, json_object('id', old.id, 'funder_id', old.funder_id, 'year', old.year, 'amount_ore', old.amount_ore, 'report_by_on', old.report_by_on), json_object('id', new.id, 'funder_id', new.funder_id, 'year', new.year, 'amount_ore', new.amount_ore, 'report_by_on', new.report_by_on)); END;
CREATE TRIGGER award_delete AFTER DELETE ON award BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('award', old.id, 'delete', NULL, json_object('id', old.id, 'funder_id', old.funder_id, 'year', old.year, 'amount_ore', old.amount_ore, 'report_by_on', old.report_by_on), NULL); END;
CREATE TRIGGER covered_insert AFTER INSERT ON covered BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('covered', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'funder_id', new.funder_id, 'budget_line_id', new.budget_line_id)); END;
CREATE TRIGGER covered_update AFTER UPDATE ON covered BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('covered', new.id, 'update', NULL, json_object('id', old.id, 'funder_id', old.funder_id, 'budget_line_id', old.budget_line_id), json_object('id', new.id, 'funder_id', new.funder_id, 'budget_line_id', new.budget_line_id)); END;
CREATE TRIGGER covered_delete AFTER DELETE ON covered BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('covered', old.id, 'delete', NULL, json_object('id', old.id, 'funder_id', old.funder_id, 'budget_line_id', old.budget_line_id), NULL); END;
CREATE TRIGGER post_insert AFTER INSERT ON post BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('post', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'budget_line_id', new.budget_line_id, 'full_time_hundredths', new.full_time_hundredths, 'yearly_ore', new.yearly_ore, 'first_on', new.first_on, 'last_on', new.last_on)); END;
CREATE TRIGGER post_update AFTER UPDATE ON post BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('post', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'budget_line_id', old.budget_line_id, 'full_time_hundredths', old.full_time_hundredths, 'yearly_ore', old.yearly_ore, 'first_on', old.first_on, 'last_on', old.last_on), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'name', new.name, 'position', new.position, 'budget_line_id', new.budget_line_id, 'full_time_hundredths', new.full_time_hundredths, 'yearly_ore', new.yearly_ore, 'first_on', new.first_on, 'last_on', new.last_on)); END;
CREATE TRIGGER post_delete AFTER DELETE ON post BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('post', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'name', old.name, 'position', old.position, 'budget_line_id', old.budget_line_id, 'full_time_hundredths', old.full_time_hundredths, 'yearly_ore', old.yearly_ore, 'first_on', old.first_on, 'last_on', old.last_on), NULL); END;
CREATE TRIGGER share_insert AFTER INSERT ON share BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('share', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id, 'places', new.places, 'fixed_hundredths', new.fixed_hundredths)); END;
CREATE TRIGGER share_update AFTER UPDATE ON share BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('share', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id, 'places', old.places, 'fixed_hundredths', old.fixed_hundredths), json_object('id', new.id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id, 'places', new.places, 'fixed_hundredths', new.fixed_hundredths)); END;
CREATE TRIGGER share_delete AFTER DELETE ON share BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('share', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id, 'places', old.places, 'fixed_hundredths', old.fixed_hundredths), NULL); END;
CREATE TRIGGER mix_insert AFTER INSERT ON mix BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('mix', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'key', new.key, 'weight_hundredths', new.weight_hundredths)); END;
CREATE TRIGGER mix_update AFTER UPDATE ON mix BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('mix', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'key', old.key, 'weight_hundredths', old.weight_hundredths), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'key', new.key, 'weight_hundredths', new.weight_hundredths)); END;
CREATE TRIGGER mix_delete AFTER DELETE ON mix BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('mix', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'key', old.key, 'weight_hundredths', old.weight_hundredths), NULL); END;
CREATE TRIGGER account_insert AFTER INSERT ON account BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('account', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'budget_line_id', new.budget_line_id)); END;
CREATE TRIGGER account_update AFTER UPDATE ON account BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('account', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'budget_line_id', old.budget_line_id), json_object('id', new.id, 'programme_id', new.programme_id, 'code', new.code, 'budget_line_id', new.budget_line_id)); END;
CREATE TRIGGER account_delete AFTER DELETE ON account BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('account', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'code', old.code, 'budget_line_id', old.budget_line_id), NULL); END;
CREATE TRIGGER resident_insert AFTER INSERT ON resident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('resident', new.id, 'insert', new.id, NULL, json_object('id', new.id, 'code', new.code, 'name', new.name, 'sought_name', new.sought_name, 'born', new.born, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER resident_update AFTER UPDATE ON resident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('resident', new.id, 'update', new.id, json_object('id', old.id, 'code', old.code, 'name', old.name, 'sought_name', old.sought_name, 'born', old.born, 'recorded_at', old.recorded_at), json_object('id', new.id, 'code', new.code, 'name', new.name, 'sought_name', new.sought_name, 'born', new.born, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER resident_delete AFTER DELETE ON resident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('resident', old.id, 'delete', old.id, json_object('id', old.id, 'code', old.code, 'name', old.name, 'sought_name', old.sought_name, 'born', old.born, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER stay_insert AFTER INSERT ON stay BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('stay', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id, 'source_id', new.source_id, 'agency', new.agency, 'partner_id', new.partner_id, 'treatment_began_on', new.treatment_began_on, 'treatment_ended_on', new.treatment_ended_on, 'admitted_on', new.admitted_on, 'discharged_on', new.discharged_on, 'exit_reason_id', new.exit_reason_id, 'destination_id', new.destination_id, 'staff_id', new.staff_id, 'note', new.note, 'exit_note', new.exit_note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER stay_update AFTER UPDATE ON stay BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('stay', new.id, 'update', new.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id, 'source_id', old.source_id, 'agency', old.agency, 'partner_id', old.partner_id, 'treatment_began_on', old.treatment_began_on, 'treatment_ended_on', old.treatment_ended_on, 'admitted_on', old.admitted_on, 'discharged_on', old.discharged_on, 'exit_reason_id', old.exit_reason_id, 'destination_id', old.destination_id, 'staff_id', old.staff_id, 'note', old.note, 'exit_note', old.exit_note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'municipality_id', new.municipality_id, 'source_id', new.source_id, 'agency', new.agency, 'partner_id', new.partner_id, 'treatment_began_on', new.treatment_began_on, 'treatment_ended_on', new.treatment_ended_on, 'admitted_on', new.admitted_on, 'discharged_on', new.discharged_on, 'exit_reason_id', new.exit_reason_id, 'destination_id', new.destination_id, 'staff_id', new.staff_id, 'note', new.note, 'exit_note', new.exit_note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER stay_delete AFTER DELETE ON stay BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('stay', old.id, 'delete', old.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'municipality_id', old.municipality_id, 'source_id', old.source_id, 'agency', old.agency, 'partner_id', old.partner_id, 'treatment_began_on', old.treatment_began_on, 'treatment_ended_on', old.treatment_ended_on, 'admitted_on', old.admitted_on, 'discharged_on', old.discharged_on, 'exit_reason_id', old.exit_reason_id, 'destination_id', old.destination_id, 'staff_id', old.staff_id, 'note', old.note, 'exit_note', old.exit_note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER move_insert AFTER INSERT ON move BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('move', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'ladder_id', new.ladder_id, 'from_step_id', new.from_step_id, 'to_step_id', new.to_step_id, 'direction', new.direction, 'moved_on', new.moved_on, 'reason_id', new.reason_id, 'note', new.note, 'voice', new.voice, 'override', new.override, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER move_update AFTER UPDATE ON move BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('move', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'ladder_id', old.ladder_id, 'from_step_id', old.from_step_id, 'to_step_id', old.to_step_id, 'direction', old.direction, 'moved_on', old.moved_on, 'reason_id', old.reason_id, 'note', old.note, 'voice', old.voice, 'override', old.override, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'ladder_id', new.ladder_id, 'from_step_id', new.from_step_id, 'to_step_id', new.to_step_id, 'direction', new.direction, 'moved_on', new.moved_on, 'reason_id', new.reason_id, 'note', new.note, 'voice', new.voice, 'override', new.override, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER move_delete AFTER DELETE ON move BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('move', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'ladder_id', old.ladder_id, 'from_step_id', old.from_step_id, 'to_step_id', old.to_step_id, 'direction', old.direction, 'moved_on', old.moved_on, 'reason_id', old.reason_id, 'note', old.note, 'voice', old.voice, 'override', old.override, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER placement_insert AFTER INSERT ON placement BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('placement', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'unit_id', new.unit_id, 'moved_in_on', new.moved_in_on, 'moved_out_on', new.moved_out_on, 'rent_ore', new.rent_ore, 'until_on', new.until_on, 'override', new.override, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER placement_update AFTER UPDATE ON placement BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('placement', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'unit_id', old.unit_id, 'moved_in_on', old.moved_in_on, 'moved_out_on', old.moved_out_on, 'rent_ore', old.rent_ore, 'until_on', old.until_on, 'override', old.override, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'unit_id', new.unit_id, 'moved_in_on', new.moved_in_on, 'moved_out_on', new.moved_out_on, 'rent_ore', new.rent_ore, 'until_on', new.until_on, 'override', new.override, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER placement_delete AFTER DELETE ON placement BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('placement', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'unit_id', old.unit_id, 'moved_in_on', old.moved_in_on, 'moved_out_on', old.moved_out_on, 'rent_ore', old.rent_ore, 'until_on', old.until_on, 'override', old.override, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER lease_insert AFTER INSERT ON lease BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('lease', new.id, 'insert', (SELECT s.resident_id FROM placement p JOIN stay s ON s.id = p.stay_id WHERE p.id = new.placement_id), NULL, json_object('id', new.id, 'placement_id', new.placement_id, 'kind_id', new.kind_id, 'begins_on', new.begins_on, 'ends_on', new.ends_on, 'trial_until_on', new.trial_until_on, 'explained_on', new.explained_on, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER lease_update AFTER UPDATE ON lease BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('lease', new.id, 'update', (SELECT s.resident_id FROM placement p JOIN stay s ON s.id = p.stay_id WHERE p.id = new.placement_id), json_object('id', old.id, 'placement_id', old.placement_id, 'kind_id', old.kind_id, 'begins_on', old.begins_on, 'ends_on', old.ends_on, 'trial_until_on', old.trial_until_on, 'explained_on', old.explained_on, 'recorded_at', old.recorded_at), json_object('id', new.id, 'placement_id', new.placement_id, 'kind_id', new.kind_id, 'begins_on', new.begins_on, 'ends_on', new.ends_on, 'trial_until_on', new.trial_until_on, 'explained_on', new.explained_on, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER lease_delete AFTER DELETE ON lease BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('lease', old.id, 'delete', (SELECT s.resident_id FROM placement p JOIN stay s ON s.id = p.stay_id WHERE p.id = old.placement_id), json_object('id', old.id, 'placement_id', old.placement_id, 'kind_id', old.kind_id, 'begins_on', old.begins_on, 'ends_on', old.ends_on, 'trial_until_on', old.trial_until_on, 'explained_on', old.explained_on, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER absence_insert AFTER INSERT ON absence BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('absence', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'left_on', new.left_on, 'expected_on', new.expected_on, 'returned_on', new.returned_on, 'unit_held', new.unit_held, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER absence_update AFTER UPDATE ON absence BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('absence', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'left_on', old.left_on, 'expected_on', old.expected_on, 'returned_on', old.returned_on, 'unit_held', old.unit_held, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'left_on', new.left_on, 'expected_on', new.expected_on, 'returned_on', new.returned_on, 'unit_held', new.unit_held, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER absence_delete AFTER DELETE ON absence BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('absence', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'left_on', old.left_on, 'expected_on', old.expected_on, 'returned_on', old.returned_on, 'unit_held', old.unit_held, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER follow_up_insert AFTER INSERT ON follow_up BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('follow_up', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'held_on', new.held_on, 'kind_id', new.kind_id, 'minutes', new.minutes, 'staff_id', new.staff_id, 'areas', new.areas, 'is_missed', new.is_missed, 'next_on', new.next_on, 'text', new.text, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER follow_up_update AFTER UPDATE ON follow_up BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('follow_up', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'held_on', old.held_on, 'kind_id', old.kind_id, 'minutes', old.minutes, 'staff_id', old.staff_id, 'areas', old.areas, 'is_missed', old.is_missed, 'next_on', old.next_on, 'text', old.text, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'held_on', new.held_on, 'kind_id', new.kind_id, 'minutes', new.minutes, 'staff_id', new.staff_id, 'areas', new.areas, 'is_missed', new.is_missed, 'next_on', new.next_on, 'text', new.text, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER follow_up_delete AFTER DELETE ON follow_up BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('follow_up', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'held_on', old.held_on, 'kind_id', old.kind_id, 'minutes', old.minutes, 'staff_id', old.staff_id, 'areas', old.areas, 'is_missed', old.is_missed, 'next_on', old.next_on, 'text', old.text, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER extension_insert AFTER INSERT ON extension BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('extension', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'what', new.what, 'allowed_on', new.allowed_on, 'until_on', new.until_on, 'allowed_by', new.allowed_by, 'reason', new.reason, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER extension_update AFTER UPDATE ON extension BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('extension', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'what', old.what, 'allowed_on', old.allowed_on, 'until_on', old.until_on, 'allowed_by', old.allowed_by, 'reason', old.reason, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'what', new.what, 'allowed_on', new.allowed_on, 'until_on', new.until_on, 'allowed_by', new.allowed_by, 'reason', new.reason, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER extension_delete AFTER DELETE ON extension BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('extension', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'what', old.what, 'allowed_on', old.allowed_on, 'until_on', old.until_on, 'allowed_by', old.allowed_by, 'reason', old.reason, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER void_insert AFTER INSERT ON void BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('void', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'unit_id', new.unit_id, 'since_on', new.since_on, 'expected_on', new.expected_on, 'opened_on', new.opened_on, 'reason', new.reason, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER void_update AFTER UPDATE ON void BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('void', new.id, 'update', NULL, json_object('id', old.id, 'unit_id', old.unit_id, 'since_on', old.since_on, 'expected_on', old.expected_on, 'opened_on', old.opened_on, 'reason', old.reason, 'recorded_at', old.recorded_at), json_object('id', new.id, 'unit_id', new.unit_id, 'since_on', new.since_on, 'expected_on', new.expected_on, 'opened_on', new.opened_on, 'reason', new.reason, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER void_delete AFTER DELETE ON void BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('void', old.id, 'delete', NULL, json_object('id', old.id, 'unit_id', old.unit_id, 'since_on', old.since_on, 'expected_on', old.expected_on, 'opened_on', old.opened_on, 'reason', old.reason, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER booking_insert AFTER INSERT ON booking BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('booking', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'budget_line_id', new.budget_line_id, 'booked_on', new.booked_on, 'amount_ore', new.amount_ore, 'text', new.text, 'voucher', new.voucher, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER booking_update AFTER UPDATE ON booking BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('booking', new.id, 'update', NULL, json_object('id', old.id, 'budget_line_id', old.budget_line_id, 'booked_on', old.booked_on, 'amount_ore', old.amount_ore, 'text', old.text, 'voucher', old.voucher, 'recorded_at', old.recorded_at), json_object('id', new.id, 'budget_line_id', new.budget_line_id, 'booked_on', new.booked_on, 'amount_ore', new.amount_ore, 'text', new.text, 'voucher', new.voucher, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER booking_delete AFTER DELETE ON booking BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('booking', old.id, 'delete', NULL, json_object('id', old.id, 'budget_line_id', old.budget_line_id, 'booked_on', old.booked_on, 'amount_ore', old.amount_ore, 'text', old.text, 'voucher', old.voucher, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER referral_insert AFTER INSERT ON referral BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('referral', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'source_id', new.source_id, 'agency', new.agency, 'partner_id', new.partner_id, 'municipality_id', new.municipality_id, 'treatment_began_on', new.treatment_began_on, 'treatment_ended_on', new.treatment_ended_on, 'referred_on', new.referred_on, 'assessed_on', new.assessed_on, 'offered_on', new.offered_on, 'declined_on', new.declined_on, 'ask_again_on', new.ask_again_on, 'ended_on', new.ended_on, 'ending', new.ending, 'decline_reason_id', new.decline_reason_id, 'stay_id', new.stay_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER referral_update AFTER UPDATE ON referral BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('referral', new.id, 'update', new.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'source_id', old.source_id, 'agency', old.agency, 'partner_id', old.partner_id, 'municipality_id', old.municipality_id, 'treatment_began_on', old.treatment_began_on, 'treatment_ended_on', old.treatment_ended_on, 'referred_on', old.referred_on, 'assessed_on', old.assessed_on, 'offered_on', old.offered_on, 'declined_on', old.declined_on, 'ask_again_on', old.ask_again_on, 'ended_on', old.ended_on, 'ending', old.ending, 'decline_reason_id', old.decline_reason_id, 'stay_id', old.stay_id, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'source_id', new.source_id, 'agency', new.agency, 'partner_id', new.partner_id, 'municipality_id', new.municipality_id, 'treatment_began_on', new.treatment_began_on, 'treatment_ended_on', new.treatment_ended_on, 'referred_on', new.referred_on, 'assessed_on', new.assessed_on, 'offered_on', new.offered_on, 'declined_on', new.declined_on, 'ask_again_on', new.ask_again_on, 'ended_on', new.ended_on, 'ending', new.ending, 'decline_reason_id', new.decline_reason_id, 'stay_id', new.stay_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER referral_delete AFTER DELETE ON referral BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('referral', old.id, 'delete', old.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'source_id', old.source_id, 'agency', old.agency, 'partner_id', old.partner_id, 'municipality_id', old.municipality_id, 'treatment_began_on', old.treatment_began_on, 'treatment_ended_on', old.treatment_ended_on, 'referred_on', old.referred_on, 'assessed_on', old.assessed_on, 'offered_on', old.offered_on, 'declined_on', old.declined_on, 'ask_again_on', old.ask_again_on, 'ended_on', old.ended_on, 'ending', old.ending, 'decline_reason_id', old.decline_reason_id, 'stay_id', old.stay_id, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER consent_insert AFTER INSERT ON consent BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'scope_id', new.scope_id, 'given_on', new.given_on, 'until_on', new.until_on, 'withdrawn_on', new.withdrawn_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER consent_update AFTER UPDATE ON consent BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent', new.id, 'update', new.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'scope_id', old.scope_id, 'given_on', old.given_on, 'until_on', old.until_on, 'withdrawn_on', old.withdrawn_on, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'resident_id', new.resident_id, 'programme_id', new.programme_id, 'scope_id', new.scope_id, 'given_on', new.given_on, 'until_on', new.until_on, 'withdrawn_on', new.withdrawn_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER consent_delete AFTER DELETE ON consent BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent', old.id, 'delete', old.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'programme_id', old.programme_id, 'scope_id', old.scope_id, 'given_on', old.given_on, 'until_on', old.until_on, 'withdrawn_on', old.withdrawn_on, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER consent_partner_insert AFTER INSERT ON consent_partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent_partner', new.id, 'insert', (SELECT resident_id FROM consent WHERE id = new.consent_id), NULL, json_object('id', new.id, 'consent_id', new.consent_id, 'partner_id', new.partner_id)); END;
CREATE TRIGGER consent_partner_update AFTER UPDATE ON consent_partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent_partner', new.id, 'update', (SELECT resident_id FROM consent WHERE id = new.consent_id), json_object('id', old.id, 'consent_id', old.consent_id, 'partner_id', old.partner_id), json_object('id', new.id, 'consent_id', new.consent_id, 'partner_id', new.partner_id)); END;
CREATE TRIGGER consent_partner_delete AFTER DELETE ON consent_partner BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('consent_partner', old.id, 'delete', (SELECT resident_id FROM consent WHERE id = old.consent_id), json_object('id', old.id, 'consent_id', old.consent_id, 'partner_id', old.partner_id), NULL); END;
CREATE TRIGGER goal_insert AFTER INSERT ON goal BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('goal', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'area_id', new.area_id, 'text', new.text, 'voice', new.voice, 'set_on', new.set_on, 'by_on', new.by_on, 'closed_on', new.closed_on, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER goal_update AFTER UPDATE ON goal BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('goal', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'area_id', old.area_id, 'text', old.text, 'voice', old.voice, 'set_on', old.set_on, 'by_on', old.by_on, 'closed_on', old.closed_on, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'area_id', new.area_id, 'text', new.text, 'voice', new.voice, 'set_on', new.set_on, 'by_on', new.by_on, 'closed_on', new.closed_on, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER goal_delete AFTER DELETE ON goal BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('goal', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'area_id', old.area_id, 'text', old.text, 'voice', old.voice, 'set_on', old.set_on, 'by_on', old.by_on, 'closed_on', old.closed_on, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER progress_insert AFTER INSERT ON progress BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('progress', new.id, 'insert', (SELECT s.resident_id FROM goal g JOIN stay s ON s.id = g.stay_id WHERE g.id = new.goal_id), NULL, json_object('id', new.id, 'goal_id', new.goal_id, 'noted_on', new.noted_on, 'value', new.value, 'note', new.note, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER progress_update AFTER UPDATE ON progress BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('progress', new.id, 'update', (SELECT s.resident_id FROM goal g JOIN stay s ON s.id = g.stay_id WHERE g.id = new.goal_id), json_object('id', old.id, 'goal_id', old.goal_id, 'noted_on', old.noted_on, 'value', old.value, 'note', old.note, 'voice', old.voice, 'recorded_at', old.recorded_at), json_object('id', new.id, 'goal_id', new.goal_id, 'noted_on', new.noted_on, 'value', new.value, 'note', new.note, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER progress_delete AFTER DELETE ON progress BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('progress', old.id, 'delete', (SELECT s.resident_id FROM goal g JOIN stay s ON s.id = g.stay_id WHERE g.id = old.goal_id), json_object('id', old.id, 'goal_id', old.goal_id, 'noted_on', old.noted_on, 'value', old.value, 'note', old.note, 'voice', old.voice, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER review_insert AFTER INSERT ON review BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('review', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'reviewed_on', new.reviewed_on, 'next_on', new.next_on, 'coordinator', new.coordinator, 'resources', new.resources, 'services', new.services, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER review_update AFTER UPDATE ON review BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('review', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'reviewed_on', old.reviewed_on, 'next_on', old.next_on, 'coordinator', old.coordinator, 'resources', old.resources, 'services', old.services, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'reviewed_on', new.reviewed_on, 'next_on', new.next_on, 'coordinator', new.coordinator, 'resources', new.resources, 'services', new.services, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER review_delete AFTER DELETE ON review BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('review', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'reviewed_on', old.reviewed_on, 'next_on', old.next_on, 'coordinator', old.coordinator, 'resources', old.resources, 'services', old.services, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER network_insert AFTER INSERT ON network BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('network', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'mapped_on', new.mapped_on, 'family', new.family, 'family_supportive', new.family_supportive, 'friends', new.friends, 'friends_supportive', new.friends_supportive, 'professionals', new.professionals, 'professionals_supportive', new.professionals_supportive, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER network_update AFTER UPDATE ON network BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('network', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'mapped_on', old.mapped_on, 'family', old.family, 'family_supportive', old.family_supportive, 'friends', old.friends, 'friends_supportive', old.friends_supportive, 'professionals', old.professionals, 'professionals_supportive', old.professionals_supportive, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'mapped_on', new.mapped_on, 'family', new.family, 'family_supportive', new.family_supportive, 'friends', new.friends, 'friends_supportive', new.friends_supportive, 'professionals', new.professionals, 'professionals_supportive', new.professionals_supportive, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER network_delete AFTER DELETE ON network BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('network', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'mapped_on', old.mapped_on, 'family', old.family, 'family_supportive', old.family_supportive, 'friends', old.friends, 'friends_supportive', old.friends_supportive, 'professionals', old.professionals, 'professionals_supportive', old.professionals_supportive, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER score_insert AFTER INSERT ON score BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('score', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'instrument_id', new.instrument_id, 'scored_on', new.scored_on, 'total_tenths', new.total_tenths, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER score_update AFTER UPDATE ON score BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('score', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'instrument_id', old.instrument_id, 'scored_on', old.scored_on, 'total_tenths', old.total_tenths, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'instrument_id', new.instrument_id, 'scored_on', new.scored_on, 'total_tenths', new.total_tenths, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER score_delete AFTER DELETE ON score BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('score', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'instrument_id', old.instrument_id, 'scored_on', old.scored_on, 'total_tenths', old.total_tenths, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER measure_insert AFTER INSERT ON measure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('measure', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'name', new.name, 'provider', new.provider, 'hours_tenths', new.hours_tenths, 'started_on', new.started_on, 'stopped_on', new.stopped_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER measure_update AFTER UPDATE ON measure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('measure', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'name', old.name, 'provider', old.provider, 'hours_tenths', old.hours_tenths, 'started_on', old.started_on, 'stopped_on', old.stopped_on, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'name', new.name, 'provider', new.provider, 'hours_tenths', new.hours_tenths, 'started_on', new.started_on, 'stopped_on', new.stopped_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER measure_delete AFTER DELETE ON measure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('measure', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'name', old.name, 'provider', old.provider, 'hours_tenths', old.hours_tenths, 'started_on', old.started_on, 'stopped_on', old.stopped_on, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER incident_insert AFTER INSERT ON incident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('incident', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'happened_on', new.happened_on, 'severity', new.severity, 'action', new.action, 'police', new.police, 'police_why', new.police_why, 'move_id', new.move_id, 'absence_id', new.absence_id, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER incident_update AFTER UPDATE ON incident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('incident', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'happened_on', old.happened_on, 'severity', old.severity, 'action', old.action, 'police', old.police, 'police_why', old.police_why, 'move_id', old.move_id, 'absence_id', old.absence_id, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'happened_on', new.happened_on, 'severity', new.severity, 'action', new.action, 'police', new.police, 'police_why', new.police_why, 'move_id', new.move_id, 'absence_id', new.absence_id, 'voice', new.voice, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER incident_delete AFTER DELETE ON incident BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('incident', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'happened_on', old.happened_on, 'severity', old.severity, 'action', old.action, 'police', old.police, 'police_why', old.police_why, 'move_id', old.move_id, 'absence_id', old.absence_id, 'voice', old.voice, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER charge_insert AFTER INSERT ON charge BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('charge', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'placement_id', new.placement_id, 'charged_on', new.charged_on, 'month', new.month, 'nights', new.nights, 'amount_ore', new.amount_ore, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER charge_update AFTER UPDATE ON charge BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('charge', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'placement_id', old.placement_id, 'charged_on', old.charged_on, 'month', old.month, 'nights', old.nights, 'amount_ore', old.amount_ore, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'placement_id', new.placement_id, 'charged_on', new.charged_on, 'month', new.month, 'nights', new.nights, 'amount_ore', new.amount_ore, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER charge_delete AFTER DELETE ON charge BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('charge', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'placement_id', old.placement_id, 'charged_on', old.charged_on, 'month', old.month, 'nights', old.nights, 'amount_ore', old.amount_ore, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER payment_insert AFTER INSERT ON payment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('payment', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'paid_on', new.paid_on, 'amount_ore', new.amount_ore, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER payment_update AFTER UPDATE ON payment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('payment', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'paid_on', old.paid_on, 'amount_ore', old.amount_ore, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'paid_on', new.paid_on, 'amount_ore', new.amount_ore, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER payment_delete AFTER DELETE ON payment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('payment', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'paid_on', old.paid_on, 'amount_ore', old.amount_ore, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER repayment_insert AFTER INSERT ON repayment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('repayment', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'agreed_on', new.agreed_on, 'monthly_ore', new.monthly_ore, 'ended_on', new.ended_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER repayment_update AFTER UPDATE ON repayment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('repayment', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'agreed_on', old.agreed_on, 'monthly_ore', old.monthly_ore, 'ended_on', old.ended_on, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'agreed_on', new.agreed_on, 'monthly_ore', new.monthly_ore, 'ended_on', new.ended_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER repayment_delete AFTER DELETE ON repayment BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('repayment', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'agreed_on', old.agreed_on, 'monthly_ore', old.monthly_ore, 'ended_on', old.ended_on, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER meeting_insert AFTER INSERT ON meeting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('meeting', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'held_on', new.held_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER meeting_update AFTER UPDATE ON meeting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('meeting', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'held_on', old.held_on, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'programme_id', new.programme_id, 'held_on', new.held_on, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER meeting_delete AFTER DELETE ON meeting BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('meeting', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'held_on', old.held_on, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER attendance_insert AFTER INSERT ON attendance BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('attendance', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'meeting_id', new.meeting_id, 'partner_id', new.partner_id)); END;
CREATE TRIGGER attendance_update AFTER UPDATE ON attendance BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('attendance', new.id, 'update', NULL, json_object('id', old.id, 'meeting_id', old.meeting_id, 'partner_id', old.partner_id), json_object('id', new.id, 'meeting_id', new.meeting_id, 'partner_id', new.partner_id)); END;
CREATE TRIGGER attendance_delete AFTER DELETE ON attendance BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('attendance', old.id, 'delete', NULL, json_object('id', old.id, 'meeting_id', old.meeting_id, 'partner_id', old.partner_id), NULL); END;
CREATE TRIGGER discussion_insert AFTER INSERT ON discussion BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('discussion', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'meeting_id', new.meeting_id, 'resident_id', new.resident_id)); END;
CREATE TRIGGER discussion_update AFTER UPDATE ON discussion BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('discussion', new.id, 'update', new.resident_id, json_object('id', old.id, 'meeting_id', old.meeting_id, 'resident_id', old.resident_id), json_object('id', new.id, 'meeting_id', new.meeting_id, 'resident_id', new.resident_id)); END;
CREATE TRIGGER discussion_delete AFTER DELETE ON discussion BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('discussion', old.id, 'delete', old.resident_id, json_object('id', old.id, 'meeting_id', old.meeting_id, 'resident_id', old.resident_id), NULL); END;
CREATE TRIGGER decision_insert AFTER INSERT ON decision BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('decision', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'meeting_id', new.meeting_id, 'resident_id', new.resident_id, 'text', new.text, 'owner', new.owner, 'decided_on', new.decided_on, 'due_on', new.due_on, 'done_on', new.done_on, 'how', new.how, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER decision_update AFTER UPDATE ON decision BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('decision', new.id, 'update', new.resident_id, json_object('id', old.id, 'programme_id', old.programme_id, 'meeting_id', old.meeting_id, 'resident_id', old.resident_id, 'text', old.text, 'owner', old.owner, 'decided_on', old.decided_on, 'due_on', old.due_on, 'done_on', old.done_on, 'how', old.how, 'recorded_at', old.recorded_at), json_object('id', new.id, 'programme_id', new.programme_id, 'meeting_id', new.meeting_id, 'resident_id', new.resident_id, 'text', new.text, 'owner', new.owner, 'decided_on', new.decided_on, 'due_on', new.due_on, 'done_on', new.done_on, 'how', new.how, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER decision_delete AFTER DELETE ON decision BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('decision', old.id, 'delete', old.resident_id, json_object('id', old.id, 'programme_id', old.programme_id, 'meeting_id', old.meeting_id, 'resident_id', old.resident_id, 'text', old.text, 'owner', old.owner, 'decided_on', old.decided_on, 'due_on', old.due_on, 'done_on', old.done_on, 'how', old.how, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER gap_insert AFTER INSERT ON gap BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('gap', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'text', new.text, 'owner', new.owner, 'opened_on', new.opened_on, 'closed_on', new.closed_on, 'how', new.how, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER gap_update AFTER UPDATE ON gap BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('gap', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'text', old.text, 'owner', old.owner, 'opened_on', old.opened_on, 'closed_on', old.closed_on, 'how', old.how, 'recorded_at', old.recorded_at), json_object('id', new.id, 'programme_id', new.programme_id, 'text', new.text, 'owner', new.owner, 'opened_on', new.opened_on, 'closed_on', new.closed_on, 'how', new.how, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER gap_delete AFTER DELETE ON gap BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('gap', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'text', old.text, 'owner', old.owner, 'opened_on', old.opened_on, 'closed_on', old.closed_on, 'how', old.how, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER outcome_insert AFTER INSERT ON outcome BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('outcome', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'happened_on', new.happened_on, 'note', new.note, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER outcome_update AFTER UPDATE ON outcome BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('outcome', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'happened_on', old.happened_on, 'note', old.note, 'voice', old.voice, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'kind_id', new.kind_id, 'happened_on', new.happened_on, 'note', new.note, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER outcome_delete AFTER DELETE ON outcome BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('outcome', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'kind_id', old.kind_id, 'happened_on', old.happened_on, 'note', old.note, 'voice', old.voice, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER rehousing_insert AFTER INSERT ON rehousing BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('rehousing', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'resident_id', new.resident_id, 'listed_on', new.listed_on, 'housed_on', new.housed_on, 'destination_id', new.destination_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER rehousing_update AFTER UPDATE ON rehousing BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('rehousing', new.id, 'update', new.resident_id, json_object('id', old.id, 'programme_id', old.programme_id, 'resident_id', old.resident_id, 'listed_on', old.listed_on, 'housed_on', old.housed_on, 'destination_id', old.destination_id, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'programme_id', new.programme_id, 'resident_id', new.resident_id, 'listed_on', new.listed_on, 'housed_on', new.housed_on, 'destination_id', new.destination_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER rehousing_delete AFTER DELETE ON rehousing BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('rehousing', old.id, 'delete', old.resident_id, json_object('id', old.id, 'programme_id', old.programme_id, 'resident_id', old.resident_id, 'listed_on', old.listed_on, 'housed_on', old.housed_on, 'destination_id', old.destination_id, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER merged_insert AFTER INSERT ON merged BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('merged', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'code', new.code, 'resident_id', new.resident_id, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER merged_update AFTER UPDATE ON merged BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('merged', new.id, 'update', new.resident_id, json_object('id', old.id, 'code', old.code, 'resident_id', old.resident_id, 'recorded_at', old.recorded_at), json_object('id', new.id, 'code', new.code, 'resident_id', new.resident_id, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER merged_delete AFTER DELETE ON merged BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('merged', old.id, 'delete', old.resident_id, json_object('id', old.id, 'code', old.code, 'resident_id', old.resident_id, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER imported_insert AFTER INSERT ON imported BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('imported', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'kind', new.kind, 'source_key', new.source_key, 'resident_id', new.resident_id, 'table_name', new.table_name, 'row_id', new.row_id, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER imported_update AFTER UPDATE ON imported BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('imported', new.id, 'update', new.resident_id, json_object('id', old.id, 'kind', old.kind, 'source_key', old.source_key, 'resident_id', old.resident_id, 'table_name', old.table_name, 'row_id', old.row_id, 'recorded_at', old.recorded_at), json_object('id', new.id, 'kind', new.kind, 'source_key', new.source_key, 'resident_id', new.resident_id, 'table_name', new.table_name, 'row_id', new.row_id, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER imported_delete AFTER DELETE ON imported BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('imported', old.id, 'delete', old.resident_id, json_object('id', old.id, 'kind', old.kind, 'source_key', old.source_key, 'resident_id', old.resident_id, 'table_name', old.table_name, 'row_id', old.row_id, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER dwelling_insert AFTER INSERT ON dwelling BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('dwelling', new.id, 'insert', (SELECT resident_id FROM stay WHERE id = new.stay_id), NULL, json_object('id', new.id, 'stay_id', new.stay_id, 'seen_on', new.seen_on, 'kind_id', new.kind_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER dwelling_update AFTER UPDATE ON dwelling BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('dwelling', new.id, 'update', (SELECT resident_id FROM stay WHERE id = new.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'seen_on', old.seen_on, 'kind_id', old.kind_id, 'note', old.note, 'recorded_at', old.recorded_at), json_object('id', new.id, 'stay_id', new.stay_id, 'seen_on', new.seen_on, 'kind_id', new.kind_id, 'note', new.note, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER dwelling_delete AFTER DELETE ON dwelling BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('dwelling', old.id, 'delete', (SELECT resident_id FROM stay WHERE id = old.stay_id), json_object('id', old.id, 'stay_id', old.stay_id, 'seen_on', old.seen_on, 'kind_id', old.kind_id, 'note', old.note, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER remark_insert AFTER INSERT ON remark BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('remark', new.id, 'insert', NULL, NULL, json_object('id', new.id, 'programme_id', new.programme_id, 'heading', new.heading, 'noted_on', new.noted_on, 'text', new.text, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER remark_update AFTER UPDATE ON remark BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('remark', new.id, 'update', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'heading', old.heading, 'noted_on', old.noted_on, 'text', old.text, 'voice', old.voice, 'recorded_at', old.recorded_at), json_object('id', new.id, 'programme_id', new.programme_id, 'heading', new.heading, 'noted_on', new.noted_on, 'text', new.text, 'voice', new.voice, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER remark_delete AFTER DELETE ON remark BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('remark', old.id, 'delete', NULL, json_object('id', old.id, 'programme_id', old.programme_id, 'heading', old.heading, 'noted_on', old.noted_on, 'text', old.text, 'voice', old.voice, 'recorded_at', old.recorded_at), NULL); END;
CREATE TRIGGER erasure_insert AFTER INSERT ON erasure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('erasure', new.id, 'insert', new.resident_id, NULL, json_object('id', new.id, 'resident_id', new.resident_id, 'erased_on', new.erased_on, 'ground', new.ground, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER erasure_update AFTER UPDATE ON erasure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('erasure', new.id, 'update', new.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'erased_on', old.erased_on, 'ground', old.ground, 'recorded_at', old.recorded_at), json_object('id', new.id, 'resident_id', new.resident_id, 'erased_on', new.erased_on, 'ground', new.ground, 'recorded_at', new.recorded_at)); END;
CREATE TRIGGER erasure_delete AFTER DELETE ON erasure BEGIN INSERT INTO history (table_name, row_id, action, resident_id, old, new) VALUES ('erasure', old.id, 'delete', old.resident_id, json_object('id', old.id, 'resident_id', old.resident_id, 'erased_on', old.erased_on, 'ground', old.ground, 'recorded_at', old.recorded_at), NULL); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('history',59);
INSERT INTO "sqlite_sequence" VALUES('resident',3);
INSERT INTO "sqlite_sequence" VALUES('change',20);
COMMIT;
