CREATE TABLE "guesses" (
    "Hash" BLOB NOT NULL CONSTRAINT "PK_guesses" PRIMARY KEY,
    "Tried" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL
);

CREATE INDEX "IX_guesses_Until" ON "guesses" ("Until");
