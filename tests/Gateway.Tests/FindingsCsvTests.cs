namespace DistrictCoaching.Gateway.Tests;

public sealed class FindingsCsvTests
{
    [Fact]
    public void No_cell_begins_a_formula_and_quotes_are_kept() => Assert.Equal(
        "\"file\",\"line\",\"column\",\"code\",\"severity\",\"shape\",\"message\"\r\n" +
        "\"package\",\"\",\"\",\"ROSTER_FILE_REFUSED\",\"File\",\"\",\"No.\"\r\n" +
        "\"users\",\"3\",\"email\",\"BAD_VALUE\",\"Row\",\"'=Aaa(\"\"a\"\")\",\"'-x\"\r\n",
        FindingsCsv.Of(new(null, [new("users", 3, "email", "BAD_VALUE", "Row", "=Aaa(\"a\")", "-x")], new("ROSTER_FILE_REFUSED", "No."))));
}
