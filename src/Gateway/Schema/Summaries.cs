using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace DistrictCoaching.Gateway;

/// <summary>The descriptions in the schema: the summaries of the code, from the documentation files beside the assemblies.</summary>
internal static class Summaries
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = [];

    /// <summary>Members that mean the same wherever they stand, so that no class has to say it again.</summary>
    private static readonly Dictionary<string, string> Everywhere = new()
    {
        ["OperationId"] = "A random UUID of the client's for this request; the same again gives the same answer and changes nothing.",
        ["Errors"] = "Why nothing was done; empty when it was done.",
        ["input"] = "What is asked.",
    };

    public static string? Of(MemberInfo member) => member switch
    {
        Type type => Summary(type, "T:" + Name(type)),
        PropertyInfo property => Summary(property.DeclaringType!, $"P:{Name(property.DeclaringType!)}.{property.Name}")
            ?? Parameter(property.DeclaringType!, "T:" + Name(property.DeclaringType!), property.Name)
            ?? Everywhere.GetValueOrDefault(property.Name),
        FieldInfo field => Summary(field.DeclaringType!, $"F:{Name(field.DeclaringType!)}.{field.Name}"),
        MethodInfo method => Summary(method.DeclaringType!, MethodKey(method)) ?? Everywhere.GetValueOrDefault(method.Name),
        _ => null,
    };

    public static string? Of(ParameterInfo parameter) =>
        Parameter(parameter.Member.DeclaringType!, MethodKey(parameter.Member), parameter.Name!)
        ?? Everywhere.GetValueOrDefault(parameter.Name!);

    private static string? Summary(Type type, string key) => Text(Find(type, key)?.Element("summary"));

    private static string? Parameter(Type type, string key, string name) =>
        Text(Find(type, key)?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    private static XElement? Find(Type type, string key) => Files.GetOrAdd(type.Assembly, Read).GetValueOrDefault(key);

    private static IReadOnlyDictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return !File.Exists(file)
            ? new Dictionary<string, XElement>()
            : XDocument.Load(file).Descendants("member").GroupBy(Key).ToDictionary(same => same.Key, same => same.First());
    }

    /// <summary>No two fields of a type have one name, so a method's key needs no parameters.</summary>
    private static string Key(XElement member)
    {
        var name = (string)member.Attribute("name")!;
        return name.StartsWith("M:", StringComparison.Ordinal) ? name.Split('(', 2)[0].Split("``", 2)[0] : name;
    }

    private static string MethodKey(MemberInfo method) => $"M:{Name(method.DeclaringType!)}.{method.Name}";

    private static string Name(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var parts = element.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { IsEmpty: true } reference => Referred(reference),
            _ => "",
        });
        return string.Join(' ', string.Concat(parts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Referred(XElement reference) =>
        ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? "")
            .Split('(')[0].Split('.', ':')[^1];
}
