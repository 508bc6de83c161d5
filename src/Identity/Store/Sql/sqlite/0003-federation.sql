CREATE TABLE "provider_links" (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Subject" BLOB NULL,
    "Issuer" TEXT NULL,
    "Stamp" TEXT NOT NULL,
    CONSTRAINT "PK_provider_links" PRIMARY KEY ("District", "Person")
);


CREATE UNIQUE INDEX "IX_provider_links_District_Subject" ON "provider_links" ("District", "Subject");


CREATE TABLE "sign_in_domains" (
    "Domain" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "Proved" INTEGER NOT NULL,
    CONSTRAINT "PK_sign_in_domains" PRIMARY KEY ("Domain", "District")
);
