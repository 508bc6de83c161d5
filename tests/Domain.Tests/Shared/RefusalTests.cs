using System.Reflection;
using System.Reflection.Emit;

namespace DistrictCoaching.Domain.Tests.Shared;

public sealed class RefusalTests
{
    public static TheoryData<string> Codes => [.. Refusals.Codes];

    [Theory, MemberData(nameof(Codes))]
    public void Each_says_in_two_languages_what_to_do(string code)
    {
        var (en, es) = (new Refusal(code).Message(), new Refusal(code).Message("es"));
        Assert.NotEqual(en, es);
        Assert.All([en, es], sentence => Assert.Matches(@"^\p{Lu}.{20,}\.$", sentence));
        Assert.Equal(en, new Refusal(code).Message("xx"));
    }

    /// <summary>A code is a literal of capitals in the rules; every one that they can answer has its sentence.</summary>
    [Fact]
    public void Every_code_in_the_rules_has_a_sentence() => Assert.Empty(Written().Except(Refusals.Codes));

    [Fact]
    public void One_without_a_sentence_is_a_bug() => Assert.Throws<KeyNotFoundException>(() => new Refusal("NEVER_HEARD_OF").Message());

    private static IEnumerable<string> Written()
    {
        var module = typeof(Refusal).Module;
        foreach (var method in module.Assembly.GetTypes().Where(type => type != typeof(Refusals)).SelectMany(type => type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).OfType<MethodBase>())
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var at = 0; at + 5 <= code.Length; at++)
            {
                if (code[at] == OpCodes.Ldstr.Value && code[at + 4] == 0x70 && Text(module, BitConverter.ToInt32(code, at + 1)) is { } text && text.Length > 3 && text.All(sign => sign is '_' or (>= 'A' and <= 'Z')))
                {
                    yield return text;
                }
            }
        }
    }

    private static string? Text(Module module, int token)
    {
        try
        {
            return module.ResolveString(token);
        }
        catch (ArgumentException)
        {
            return null;    // four bytes that only looked like a string's token
        }
    }
}
