using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using DistrictCoaching.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Whatever stands in a contract crosses from one process to another, by its name on the wire, and is the same there.</summary>
public sealed class WireTests
{
    private static readonly IReadOnlyList<Type> Crossing =
    [
        .. typeof(ITeacherGrain).Assembly.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)) && !type.IsGenericTypeDefinition && !type.IsAssignableTo(typeof(Exception))),
        .. typeof(ITeacherGrain).Assembly.GetTypes().Where(type => type.IsInterface).SelectMany(type => type.GetMethods())
            .Select(method => method.ReturnType).Where(type => type.IsGenericType).Select(type => type.GetGenericArguments()[0])
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Answer<>)).Distinct(),
    ];

    private static readonly Serializer Here = Process(), There = Process();

    public static TheoryData<string> Types => [.. Crossing.Select(type => type.ToString())];

    [Theory, MemberData(nameof(Types))]
    public void It_is_the_same_on_the_other_side(string name)
    {
        var type = Crossing.Single(one => one.ToString() == name);
        var value = Some(type);
        var read = There.Deserialize<object>(Here.SerializeToArray<object>(value));
        Assert.IsType(type, read);
        Assert.Equal(JsonSerializer.Serialize(value, type), JsonSerializer.Serialize(read, type));
    }

    [Fact]
    public void There_are_answers_among_them() => Assert.Contains(typeof(Answer<ConsentView>), Crossing);

    private static Serializer Process() =>
        new ServiceCollection().AddSerializer(serializer => serializer.AddAssembly(typeof(ITeacherGrain).Assembly)).BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>A value with nothing left out: what is forgotten on the wire shows.</summary>
    private static object Some(Type type) =>
        Nullable.GetUnderlyingType(type) is { } given ? Some(given)
        : type == typeof(Guid) ? Guid.NewGuid()
        : type == typeof(string) ? Guid.NewGuid().ToString()
        : type == typeof(int) ? Random.Shared.Next(1, 1000)
        : type == typeof(long) ? Random.Shared.NextInt64(1, 1000)
        : type == typeof(byte) ? (byte)Random.Shared.Next(1, 255)
        : type == typeof(bool) ? true
        : type == typeof(DateOnly) ? new DateOnly(2026, 1, 1).AddDays(Random.Shared.Next(1000))
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Random.Shared.Next(1000))
        : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>([1, 2, 3])
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Array(type.GetGenericArguments()[0])
        : Made(type);

    private static object Array(Type of)
    {
        var values = System.Array.CreateInstance(of, 2);
        values.SetValue(Some(of), 0);
        values.SetValue(Some(of), 1);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(of).Invoke(null, [values])!;
    }

    private static object Made(Type type)
    {
        var make = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return make.Invoke([.. make.GetParameters().Select(parameter => Some(parameter.ParameterType))]);
    }
}
