namespace DistrictCoaching.Domain;

/// <summary>What coachee and partner do together. The names are stored. "Observation" is reserved for evaluation by contracts and stands nowhere here.</summary>
public enum ActivityKind
{
    Conversation,
    CoPlanning,
    Visit,
    Modeling,
    CoTeaching,
    InClassSupport,
    VideoReview,
    DataReview,
    Debrief,
}
