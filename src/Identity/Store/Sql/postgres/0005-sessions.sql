CREATE TABLE identity.ended_sessions (
    "Session" text NOT NULL CONSTRAINT "PK_ended_sessions" PRIMARY KEY,
    "Until" bigint NOT NULL
);
