ALTER TABLE identity.sign_in_links ADD COLUMN "MadeBy" uuid NULL;

CREATE TABLE identity.recovery_codes (
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Hash" bytea NOT NULL,
    "Made" bigint NOT NULL,
    CONSTRAINT "PK_recovery_codes" PRIMARY KEY ("District", "Person", "Hash")
);

CREATE TABLE identity.passkeys (
    "Id" bytea NOT NULL CONSTRAINT "PK_passkeys" PRIMARY KEY,
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Name" text NOT NULL,
    "PublicKey" bytea NOT NULL,
    "SignCount" bigint NOT NULL,
    "BackupEligible" boolean NOT NULL,
    "BackedUp" boolean NOT NULL,
    "Transports" text NOT NULL,
    "Made" bigint NOT NULL
);

CREATE INDEX "IX_passkeys_District_Person" ON identity.passkeys ("District", "Person");

CREATE TABLE identity.authenticators (
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Sealed" bytea NOT NULL,
    "Confirmed" boolean NOT NULL,
    "LastStep" bigint NOT NULL,
    CONSTRAINT "PK_authenticators" PRIMARY KEY ("District", "Person")
);

CREATE TABLE identity.account_acts (
    "Id" uuid NOT NULL CONSTRAINT "PK_account_acts" PRIMARY KEY,
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "By" uuid NULL,
    "At" bigint NOT NULL
);

CREATE INDEX "IX_account_acts_District_Person_At" ON identity.account_acts ("District", "Person", "At");

CREATE INDEX "IX_account_acts_At" ON identity.account_acts ("At");

CREATE TABLE identity.mails (
    "Id" uuid NOT NULL CONSTRAINT "PK_mails" PRIMARY KEY,
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "By" uuid NULL,
    "Until" bigint NULL,
    "Due" bigint NOT NULL,
    "Tried" integer NOT NULL
);

CREATE INDEX "IX_mails_Due" ON identity.mails ("Due");
