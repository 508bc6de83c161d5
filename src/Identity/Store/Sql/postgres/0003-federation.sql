CREATE TABLE identity.provider_links (
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "Subject" bytea,
    "Issuer" text,
    "Stamp" text NOT NULL,
    CONSTRAINT "PK_provider_links" PRIMARY KEY ("District", "Person")
);


CREATE UNIQUE INDEX "IX_provider_links_District_Subject" ON identity.provider_links ("District", "Subject");


CREATE TABLE identity.sign_in_domains (
    "Domain" text NOT NULL,
    "District" uuid NOT NULL,
    "Proved" bigint NOT NULL,
    CONSTRAINT "PK_sign_in_domains" PRIMARY KEY ("Domain", "District")
);
