using System.Reflection;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>The object type of a C# class: its public properties and methods, nullable where C# says so, described by their summaries.</summary>
internal sealed class ObjectOf<T> : AutoRegisteringObjectGraphType<T>
{
    protected override void ConfigureGraph()
    {
        base.ConfigureGraph();
        Name = ClrTypes.Name(typeof(T));
        Description = Summaries.Of(typeof(T));
        if (typeof(T).IsAssignableTo(typeof(INode)))
        {
            Interface<NodeType>();
        }
    }

    /// <summary>A class is made of static members only where it is a part of Query or Mutation; elsewhere they are helpers.</summary>
    protected override IEnumerable<MemberInfo> GetRegisteredMembers()
    {
        var members = base.GetRegisteredMembers().ToList();
        return members.Exists(IsInstance) ? members.Where(IsInstance) : members;
    }

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        if (field is not null)
        {
            field.Description = DirectoryAttribute.IsOn(field) ? $"{Summaries.Of(memberInfo)} Open to the scope `directory` too." : Summaries.Of(memberInfo);
            Properties.Mark(field, memberInfo);
            if (memberInfo is MethodInfo method && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Page)))
            {
                Page.AddArguments(field);
            }
        }

        return field;
    }

    protected override ArgumentInformation GetArgumentInformation<TParameterType>(FieldType fieldType, ParameterInfo parameterInfo)
    {
        var argument = base.GetArgumentInformation<TParameterType>(fieldType, parameterInfo);
        if (typeof(TParameterType) == typeof(Page))
        {
            argument.SetDelegateWithCast(Page.Of);
        }
        else if (typeof(TParameterType) == typeof(Watch))
        {
            argument.SetDelegateWithCast(Watch.Of);
        }

        return argument;
    }

    protected override void ApplyArgumentAttributes(ParameterInfo parameterInfo, QueryArgument queryArgument)
    {
        base.ApplyArgumentAttributes(parameterInfo, queryArgument);
        queryArgument.Description = Summaries.Of(parameterInfo);
    }

    private static bool IsInstance(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetMethod is { IsStatic: false },
        MethodInfo method => !method.IsStatic,
        _ => false,
    };
}
