namespace DistrictCoaching.Contracts;

/// <summary>A value or a refusal, never both.</summary>
[GenerateSerializer, Immutable, Alias("answer`1")]
public readonly record struct Answer<T>([property: Id(0)] T? Value, [property: Id(1)] RefusalView? Refusal)
    where T : class;

/// <summary>A refusal as it travels: its sentence is made where the reader's language is known.</summary>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record RefusalView([property: Id(0)] string Code, [property: Id(1)] string? Missing);

/// <summary>It is so now; there is nothing more to say about it.</summary>
[GenerateSerializer, Immutable, Alias("done")]
public sealed record DoneView
{
    public static readonly DoneView Now = new();
}

/// <summary>Days, both included.</summary>
[GenerateSerializer, Immutable, Alias("days")]
public readonly record struct DaysView([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly Until);
