namespace DistrictCoaching.Gateway.Tests;

public sealed class SafeCsvTests
{
    [Fact]
    public void No_cell_begins_a_formula_and_quotes_are_kept() => Assert.Equal(
        "\"file\",\"line\"\r\n\"'=Aaa(\"\"a\"\")\",\"\"\r\n\"'-x\",\"'@y\"\r\n",
        SafeCsv.Of([["file", "line"], ["=Aaa(\"a\")", null], ["-x", "@y"]]));
}
