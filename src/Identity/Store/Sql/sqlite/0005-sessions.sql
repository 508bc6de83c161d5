CREATE TABLE "ended_sessions" (
    "Session" TEXT NOT NULL CONSTRAINT "PK_ended_sessions" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);
