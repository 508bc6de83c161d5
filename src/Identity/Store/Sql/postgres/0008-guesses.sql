CREATE TABLE identity.guesses (
    "Hash" bytea NOT NULL,
    "Tried" integer NOT NULL,
    "Until" bigint NOT NULL,
    CONSTRAINT "PK_guesses" PRIMARY KEY ("Hash")
);

CREATE INDEX "IX_guesses_Until" ON identity.guesses ("Until");
