using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Marks a query of the directory, or of what is the same for everybody: it is open to a token of the scope `directory`.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class DirectoryAttribute : GraphQLAttribute
{
    private const string Key = "directory";

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Key, true);

    internal static bool IsOn(FieldType? field) => field?.HasMetadata(Key) == true;
}
