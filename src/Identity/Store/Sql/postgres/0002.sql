CREATE TABLE identity.app_grants (
    "District" uuid NOT NULL,
    "Person" uuid NOT NULL,
    "ClientId" text NOT NULL,
    "Scopes" text NOT NULL,
    "Since" bigint NOT NULL,
    CONSTRAINT "PK_app_grants" PRIMARY KEY ("District", "Person", "ClientId")
);


CREATE TABLE identity.apps (
    "ClientId" text NOT NULL,
    "District" uuid NOT NULL,
    "Operation" uuid NOT NULL,
    "Name" text NOT NULL,
    "RegisteredBy" uuid NOT NULL,
    "Registered" bigint NOT NULL,
    "RevokedBy" uuid,
    "Revoked" bigint,
    "LastUsed" bigint,
    "Tokens" bigint NOT NULL,
    CONSTRAINT "PK_apps" PRIMARY KEY ("ClientId")
);


CREATE TABLE identity.used_assertions (
    "Hash" bytea NOT NULL,
    "Until" bigint NOT NULL,
    CONSTRAINT "PK_used_assertions" PRIMARY KEY ("Hash")
);


CREATE INDEX "IX_app_grants_ClientId" ON identity.app_grants ("ClientId");


CREATE UNIQUE INDEX "IX_apps_District_Operation" ON identity.apps ("District", "Operation");
