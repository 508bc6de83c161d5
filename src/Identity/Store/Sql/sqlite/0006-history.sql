CREATE TABLE "account_acts_anew" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_account_acts" PRIMARY KEY,
    "District" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "By" TEXT NULL,
    "At" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "ClientId" TEXT NULL
);

INSERT INTO "account_acts_anew" ("Id", "District", "Person", "Kind", "By", "At", "Count") SELECT "Id", "District", "Person", "Kind", "By", "At", 1 FROM "account_acts";

DROP TABLE "account_acts";

ALTER TABLE "account_acts_anew" RENAME TO "account_acts";

CREATE INDEX "IX_account_acts_At" ON "account_acts" ("At");

CREATE INDEX "IX_account_acts_District_Person_At" ON "account_acts" ("District", "Person", "At");
