using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Marks a mutation that only ends something: it passes every limit, and stays open to somebody who is deactivated.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StopsAttribute : GraphQLAttribute
{
    private const string Key = "stops";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);

    internal static bool IsOn(FieldType? field) => field?.HasMetadata(Key) == true;
}
