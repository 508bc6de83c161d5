using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>What a value may be: a scalar, a list of something, or an object, whose type an abstract one leaves open.</summary>
internal sealed class TypePlan
{
    public TypePlan(IGraphType type)
    {
        IsNonNull = type is NonNullGraphType;
        var nullable = type is NonNullGraphType { ResolvedType: { } inner } ? inner : type;
        (Scalar, Object, Abstract) = (nullable as ScalarGraphType, nullable as IObjectGraphType, nullable as IAbstractGraphType);
        Item = nullable is ListGraphType { ResolvedType: { } item } ? new(item) : null;
    }

    public bool IsNonNull { get; }

    public ScalarGraphType? Scalar { get; }

    public TypePlan? Item { get; }

    private IObjectGraphType? Object { get; }

    private IAbstractGraphType? Abstract { get; }

    /// <summary>The object type of a value. What goes wrong says nothing of the value, which may be somebody's.</summary>
    public IObjectGraphType Of(object value, ISchema schema)
    {
        var type = Object ?? Abstract!.GetObjectType(value, schema);
        return type is null || Abstract?.IsPossibleType(type) == false || (!type.SkipTypeCheck && type.IsTypeOf?.Invoke(value) == false)
            ? throw new InvalidOperationException("A resolver gave what its type does not allow.")
            : type;
    }
}
