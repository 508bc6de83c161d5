using CsCheck;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>What somebody does next.</summary>
internal enum Kind
{
    Days, Grant, Widen, Renew, Pause, Resume, Withdraw, End, Stage, Record, AnswerRecord, ReadNote, Impostor, NameEvaluator, Release,
    Invite, AnswerInvitation, Leave, Return, Move, Lead, TakeRole, Retry,
}

/// <summary>One step of a history. The numbers choose among what there is when it is taken, so that a history stays one when steps are left out.</summary>
/// <param name="Next">Whether it is taken in the neighbouring district.</param>
internal sealed record Step(Kind Kind, int Teacher, int Partner, int A, int B, int C, int Silo, Loss Loss, bool Next)
{
    private static readonly Gen<Kind> Kinds = Gen.Frequency(
        (15, Gen.Const(Kind.Days)), (13, Gen.Const(Kind.Grant)), (7, Gen.Const(Kind.Widen)), (5, Gen.Const(Kind.Renew)), (5, Gen.Const(Kind.Pause)),
        (9, Gen.Const(Kind.Resume)), (2, Gen.Const(Kind.Withdraw)), (1, Gen.Const(Kind.End)), (7, Gen.Const(Kind.Stage)), (24, Gen.Const(Kind.Record)),
        (7, Gen.Const(Kind.AnswerRecord)), (10, Gen.Const(Kind.ReadNote)), (5, Gen.Const(Kind.Impostor)), (3, Gen.Const(Kind.NameEvaluator)), (3, Gen.Const(Kind.Release)),
        (4, Gen.Const(Kind.Invite)), (3, Gen.Const(Kind.AnswerInvitation)), (4, Gen.Const(Kind.Leave)), (12, Gen.Const(Kind.Return)), (1, Gen.Const(Kind.Move)),
        (2, Gen.Const(Kind.Lead)), (2, Gen.Const(Kind.TakeRole)), (8, Gen.Const(Kind.Retry)));

    private static readonly Gen<int> Number = Gen.Int[0, 59];

    private static readonly Gen<Step> Any = Gen.Select(
        Gen.Select(Kinds, Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true)))),
        Gen.Frequency((6, Gen.Const(People.Tess)), (1, Gen.Const(People.Tim)), (1, Gen.Const(People.Tara))),
        Gen.Frequency((7, Gen.Const(People.Cora)), (5, Gen.Const(People.Cleo)), (2, Gen.Const(People.Tim)), (1, Gen.Const(People.Tess)), (1, Gen.Const(People.Pia))),
        Number, Number, Number,
        Gen.Int[0, 1],
        Gen.Frequency((8, Gen.Const(Loss.None)), (1, Gen.Const(Loss.Request)), (1, Gen.Const(Loss.Answer))),
        (what, teacher, partner, a, b, c, silo, loss) => new Step(what.Item1, teacher, partner, a, b, c, silo, loss, what.Item2));

    /// <summary>Most begin with a few grants, since little can happen before.</summary>
    public static readonly Gen<Step[]> History = Gen.Select(Any.Array[0, 4], Any.Array[15, 50], (first, then) => first.Select(step => step with { Kind = Kind.Grant, Loss = Loss.None }).Concat(then).ToArray());

    public override string ToString() => $"new({nameof(Kind)}.{Kind}, {Teacher}, {Partner}, {A}, {B}, {C}, {Silo}, {nameof(Loss)}.{Loss}, {(Next ? "true" : "false")}),";
}
