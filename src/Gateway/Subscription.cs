namespace DistrictCoaching.Gateway;

// A field here is written like one of Query: it says how things stand now. The engine looks at it again and again, and sends what changed.

/// <summary>
/// Everything that can be watched, over graphql-transport-ws or server-sent events. The first event comes at once and says how things stand; the next whenever what was selected is different from what was last sent,
/// within about a second, several changes close together as one. Nothing waits in a queue: each event is looked up, and the caller's right to it checked, when the client can take it.
/// A subscription that gives an error is over.
/// </summary>
public sealed partial class Subscription;
