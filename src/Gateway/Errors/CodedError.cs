using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>Ends a field with a code of the gateway; the sentence is chosen when the answer is written.</summary>
public sealed class CodedError(GatewayCode code) : ExecutionError(code.En)
{
    internal GatewayCode Reason { get; } = code;
}

/// <summary>Ends a field of a query with a refusal of the domain; a mutation's payload carries it as <see cref="UserError"/> instead.</summary>
public sealed class RefusedError(Refusal refusal) : ExecutionError(refusal.Message())
{
    internal Refusal Refusal { get; } = refusal;
}
