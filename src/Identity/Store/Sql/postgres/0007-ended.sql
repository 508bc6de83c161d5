ALTER TABLE identity.provider_links ADD COLUMN "Ended" bigint NULL;
