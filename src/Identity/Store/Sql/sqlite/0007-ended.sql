CREATE TABLE "provider_links_anew" (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Subject" BLOB NULL,
    "Issuer" TEXT NULL,
    "Stamp" TEXT NOT NULL,
    "Ended" INTEGER NULL,
    CONSTRAINT "PK_provider_links" PRIMARY KEY ("District", "Person")
);

INSERT INTO "provider_links_anew" ("District", "Person", "Subject", "Issuer", "Stamp") SELECT "District", "Person", "Subject", "Issuer", "Stamp" FROM "provider_links";

DROP TABLE "provider_links";

ALTER TABLE "provider_links_anew" RENAME TO "provider_links";

CREATE UNIQUE INDEX "IX_provider_links_District_Subject" ON "provider_links" ("District", "Subject");
