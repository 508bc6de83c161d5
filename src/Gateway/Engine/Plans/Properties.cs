using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using GraphQL;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>Which fields are plain properties. They are read without all that a resolver is given.</summary>
internal static class Properties
{
    private const string Key = "property";

    private static readonly ConcurrentDictionary<PropertyInfo, Func<object, object?>> Getters = [];

    public static void Mark(FieldType field, MemberInfo member)
    {
        if (member is PropertyInfo property)
        {
            field.WithMetadata(Key, property);
        }
    }

    /// <summary>Made when the first plan needs it.</summary>
    public static Func<object, object?>? Getter(FieldType field) =>
        field.GetMetadata<PropertyInfo?>(Key) is { } property ? Getters.GetOrAdd(property, Compile) : null;

    private static Func<object, object?> Compile(PropertyInfo property)
    {
        var source = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(source, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), source).Compile();
    }
}
