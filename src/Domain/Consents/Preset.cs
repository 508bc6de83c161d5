using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>The names under which a grant takes one step. The names are stored.</summary>
public enum PresetKind
{
    /// <summary>One conversation within 30 days; ends by itself after it.</summary>
    OneConversation,

    /// <summary>Conversation and co-planning, for the semester.</summary>
    ThinkTogether,

    /// <summary>Also in-class support, modeling and co-teaching, for the semester.</summary>
    InMyRoom,

    /// <summary>Also visits and data review, for ten weeks.</summary>
    FullCycle,

    /// <summary>One conversation for one help request, within 14 days.</summary>
    JustThis,
}

/// <summary>What a preset fills in; the teacher may narrow it.</summary>
/// <param name="Length">Days that it lasts, the first included; null: the semester.</param>
/// <param name="Uses">After how many recorded activities it ends by itself; null: it does not.</param>
public sealed record Preset(PresetKind Kind, ImmutableArray<ActivityKind> Activities, int? Length, int? Uses)
{
    private static readonly ImmutableArray<ActivityKind>
        Talk = [ActivityKind.Conversation],
        Think = [ActivityKind.Conversation, ActivityKind.CoPlanning],
        Room = [.. Think, ActivityKind.InClassSupport, ActivityKind.Modeling, ActivityKind.CoTeaching];

    /// <summary>All of them, in the order in which they ask for more.</summary>
    public static readonly ImmutableArray<Preset> All =
    [
        new(PresetKind.OneConversation, Talk, 30, 1),
        new(PresetKind.ThinkTogether, Think, null, null),
        new(PresetKind.InMyRoom, Room, null, null),
        new(PresetKind.FullCycle, [.. Room, ActivityKind.Visit, ActivityKind.DataReview], 70, null),
        new(PresetKind.JustThis, Talk, 14, 1),
    ];

    /// <summary>A semester where the roster names none: 18 weeks.</summary>
    private const int SemesterDays = 126;

    public static Preset? Find(PresetKind kind) => All.FirstOrDefault(preset => preset.Kind == kind);

    /// <summary>The days that it proposes from today, never past the end of the school year.</summary>
    public Days From(DateOnly today, Calendar calendar)
    {
        var until = Length is { } length ? today.AddDays(length - 1) : calendar.SemesterEnd ?? today.AddDays(SemesterDays - 1);
        return new(today, until < calendar.YearEnd ? until : calendar.YearEnd);
    }
}
