namespace DistrictCoaching.Host;

/// <summary>What a newcomer needs to go on: people, a password, a first request.</summary>
internal static class Banner
{
    public static string Of(SampleSecrets sample, UpSettings settings)
    {
        var data = settings.IsUsualData ? "" : $" --data {settings.Data}";
        return $$"""

            The sample district {{sample.District}} is ready. All of its people sign in with the password {{sample.Password}}:

            {{string.Join(Environment.NewLine, sample.SignIns.Select(person => $"  {person.Role,-24}{person.Login}"))}}

            A first request, as the teacher:

              TOKEN=$(./dev token {{sample.SignIns[^1].Login}}{{data}})
              curl -s {{sample.Address}}graphql -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
                -d '{"query":"{ district { name noticesInForce { id language } } viewer(actingAs: TEACHER) { person { givenName } asTeacher { consents { state } } } }"}'

            The operator, who creates districts, is ./dev token --operator{{data}}.

            """;
    }
}
