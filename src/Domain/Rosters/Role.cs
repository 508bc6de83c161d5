namespace DistrictCoaching.Domain;

/// <summary>What a person is in her district; several at once, each dated and, where it has one, at a school. The names are stored.</summary>
public enum Role
{
    /// <summary>Teaches.</summary>
    Teacher,

    /// <summary>Any other staff member who may be coached: aide, counselor, specialist.</summary>
    Staff,

    /// <summary>Works with teachers as a partner; assigned by the district.</summary>
    Coach,

    /// <summary>Principal, assistant principal, site administrator: an evaluator of everybody at her school.</summary>
    SchoolLeader,

    /// <summary>Policy, insight, assigning coaches.</summary>
    DistrictLead,

    /// <summary>Roster, sign-in, apps; no insight.</summary>
    DistrictAdministrator,

    /// <summary>Speaks for the teachers.</summary>
    TeacherRepresentative,

    /// <summary>Evaluates everybody at her school without leading it: a department head who evaluates, a peer-review consultant.</summary>
    Evaluator,
}
