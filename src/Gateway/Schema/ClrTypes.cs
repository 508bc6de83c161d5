using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Which graph type stands for which C# type, and under what name.</summary>
internal sealed class ClrTypes : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredGraphType) => clrType switch
    {
        _ when clrType == typeof(Guid) => typeof(UuidType),
        _ when clrType == typeof(DateTimeOffset) => typeof(InstantType),
        _ when clrType == typeof(DateOnly) => typeof(DayType),
        _ when clrType == typeof(INode) => typeof(NodeType),
        { IsEnum: true } => typeof(EnumOf<>).MakeGenericType(clrType),
        _ when preferredGraphType is not null || clrType.IsPrimitive || clrType == typeof(string) => preferredGraphType,    // built in
        _ when isInputType => typeof(InputOf<>).MakeGenericType(clrType),
        _ => typeof(ObjectOf<>).MakeGenericType(clrType),
    };

    /// <summary>The C# name; a page of teachers is a TeacherConnection.</summary>
    public static string Name(Type type) =>
        type.IsGenericType
            ? string.Concat(type.GetGenericArguments().Select(Name)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
}
