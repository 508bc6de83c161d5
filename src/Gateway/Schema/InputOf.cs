using System.Reflection;
using GraphQL.Types;

namespace DistrictCoaching.Gateway;

/// <summary>The input type of a record: its positional members, nullable where C# says so, described by its param tags.</summary>
internal sealed class InputOf<T> : AutoRegisteringInputObjectGraphType<T>
{
    protected override void ConfigureGraph()
    {
        base.ConfigureGraph();
        Name = ClrTypes.Name(typeof(T));
        Description = Summaries.Of(typeof(T));
    }

    protected override FieldType? CreateField(MemberInfo memberInfo)
    {
        var field = base.CreateField(memberInfo);
        if (field is not null)
        {
            field.Description = Summaries.Of(memberInfo);
        }

        return field;
    }
}
