ALTER TABLE sign_in_links ADD COLUMN "MadeBy" TEXT NULL;

CREATE TABLE recovery_codes (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "Made" INTEGER NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("District", "Person", "Hash")
);

CREATE TABLE passkeys (
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

CREATE INDEX "IX_passkeys_District_Person" ON passkeys ("District", "Person");

CREATE TABLE authenticators (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Sealed" BLOB NOT NULL,
    "Confirmed" INTEGER NOT NULL,
    "LastStep" INTEGER NOT NULL,
    CONSTRAINT "PK_authenticators" PRIMARY KEY ("District", "Person")
);

CREATE TABLE account_acts (
    "Id" TEXT NOT NULL CONSTRAINT "PK_account_acts" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "By" TEXT NULL,
    "At" INTEGER NOT NULL
);

CREATE INDEX "IX_account_acts_District_Person_At" ON account_acts ("District", "Person", "At");

CREATE INDEX "IX_account_acts_At" ON account_acts ("At");

CREATE TABLE mails (
    "Id" TEXT NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "By" TEXT NULL,
    "Until" INTEGER NULL,
    "Due" INTEGER NOT NULL,
    "Tried" INTEGER NOT NULL
);

CREATE INDEX "IX_mails_Due" ON mails ("Due");
