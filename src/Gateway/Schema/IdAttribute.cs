using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Marks a string, or a list of strings, that is an ID in the schema; see <see cref="NodeId"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class IdAttribute : GraphQLAttribute
{
    public override void Modify(TypeInformation typeInformation) => typeInformation.GraphType = typeof(IdGraphType);
}
