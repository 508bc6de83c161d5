using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>
    /// What the service certifies of a district that it deleted: a line of JSON (what was deleted, by number and kind, when, by whose order, the last checkpoint) and a line with its signature. Null where no deletion has ended. For those who run the service.
    /// </summary>
    /// <param name="slug">The slug that the district had.</param>
    public static async Task<string?> DeletionCertificate(string slug, [FromUserContext] Caller caller, [FromServices] DeletionCertificates certificates, CancellationToken cancel) =>
        caller.IsOperator ? await certificates.Of(slug, cancel) : throw new RefusedError(Refusal.NotAllowed);
}
