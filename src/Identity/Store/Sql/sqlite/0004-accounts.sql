CREATE TABLE "sign_in_links_anew" (
    "Hash" BLOB NOT NULL CONSTRAINT "PK_sign_in_links" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Until" INTEGER NOT NULL,
    "MadeBy" TEXT NULL
);

INSERT INTO "sign_in_links_anew" ("Hash", "District", "Person", "Until") SELECT "Hash", "District", "Person", "Until" FROM "sign_in_links";

DROP TABLE "sign_in_links";

ALTER TABLE "sign_in_links_anew" RENAME TO "sign_in_links";

CREATE UNIQUE INDEX "IX_sign_in_links_District_Person" ON "sign_in_links" ("District", "Person");

CREATE TABLE "recovery_codes" (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "Made" INTEGER NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("District", "Person", "Hash")
);

CREATE TABLE "passkeys" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_passkeys" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PublicKey" BLOB NOT NULL,
    "SignCount" INTEGER NOT NULL,
    "BackupEligible" INTEGER NOT NULL,
    "BackedUp" INTEGER NOT NULL,
    "Transports" TEXT NOT NULL,
    "Made" INTEGER NOT NULL
);

CREATE INDEX "IX_passkeys_District_Person" ON "passkeys" ("District", "Person");

CREATE TABLE "authenticators" (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Sealed" BLOB NOT NULL,
    "Confirmed" INTEGER NOT NULL,
    "LastStep" INTEGER NOT NULL,
    CONSTRAINT "PK_authenticators" PRIMARY KEY ("District", "Person")
);

CREATE TABLE "account_acts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_account_acts" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "By" TEXT NULL,
    "At" INTEGER NOT NULL
);

CREATE INDEX "IX_account_acts_At" ON "account_acts" ("At");

CREATE INDEX "IX_account_acts_District_Person_At" ON "account_acts" ("District", "Person", "At");

CREATE TABLE "mails" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "By" TEXT NULL,
    "Until" INTEGER NULL,
    "Due" INTEGER NOT NULL,
    "Tried" INTEGER NOT NULL
);

CREATE INDEX "IX_mails_Due" ON "mails" ("Due");
