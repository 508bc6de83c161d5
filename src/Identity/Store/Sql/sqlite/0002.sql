CREATE TABLE "app_grants" (
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "ClientId" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    CONSTRAINT "PK_app_grants" PRIMARY KEY ("District", "Person", "ClientId")
);


CREATE TABLE "apps" (
    "ClientId" TEXT NOT NULL CONSTRAINT "PK_apps" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Operation" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "RegisteredBy" TEXT NOT NULL,
    "Registered" INTEGER NOT NULL,
    "RevokedBy" TEXT NULL,
    "Revoked" INTEGER NULL,
    "LastUsed" INTEGER NULL,
    "Tokens" INTEGER NOT NULL
);


CREATE TABLE "used_assertions" (
    "Hash" BLOB NOT NULL CONSTRAINT "PK_used_assertions" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);


CREATE INDEX "IX_app_grants_ClientId" ON "app_grants" ("ClientId");


CREATE UNIQUE INDEX "IX_apps_District_Operation" ON "apps" ("District", "Operation");
