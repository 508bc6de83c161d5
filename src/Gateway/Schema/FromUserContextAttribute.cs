using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Marks the parameter of a field that is given the <see cref="Caller"/>; it is no argument of the field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromUserContextAttribute : GraphQLAttribute
{
    internal const string Key = "caller";

    public override void Modify(ArgumentInformation argumentInformation) =>
        argumentInformation.SetDelegateWithCast(static context => context.UserContext[Key]);
}
