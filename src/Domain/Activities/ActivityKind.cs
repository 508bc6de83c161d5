namespace DistrictCoaching.Domain;

/// <summary>What coachee and partner do together. The names are stored. "Observation" is reserved for evaluation by contracts and stands nowhere here.</summary>
public enum ActivityKind
{
    /// <summary>They talk.</summary>
    Conversation,

    /// <summary>They plan a lesson together.</summary>
    CoPlanning,

    /// <summary>The partner visits the classroom by invitation.</summary>
    Visit,

    /// <summary>The partner teaches and the teacher watches.</summary>
    Modeling,

    /// <summary>They teach together.</summary>
    CoTeaching,

    /// <summary>The partner helps in the room.</summary>
    InClassSupport,

    /// <summary>They look at a video in the district's own store.</summary>
    VideoReview,

    /// <summary>They look at data that the teacher chose.</summary>
    DataReview,

    /// <summary>They talk about what happened.</summary>
    Debrief,
}
