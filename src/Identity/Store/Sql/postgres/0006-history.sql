ALTER TABLE identity.account_acts ADD COLUMN "Count" integer NOT NULL DEFAULT 1;

ALTER TABLE identity.account_acts ALTER COLUMN "Count" DROP DEFAULT;

ALTER TABLE identity.account_acts ADD COLUMN "ClientId" text NULL;
