using System.Text.RegularExpressions;

namespace Zarya.Tests.Architecture;

/// <summary>The leak watch says nothing of its own that has no Russian: sentences stand in the tables, not in the code.</summary>
public partial class SpokenWordsTests
{
    private static readonly string[] s_speakers = ["src/Zarya.Station/Leaks", "src/Zarya.Processing/LeakWatch/LeakWords.cs", "src/Zarya.Processing/LeakWatch/LeakNotes.cs", "src/Zarya.Processing/LeakWatch/LeakMonitor.cs"];

    /// <summary>Tables; the yardstick, which says nothing; words of patches, which stand in a table too.</summary>
    private static readonly string[] s_silent = ["src/Zarya.Station/Leaks/Words/", "src/Zarya.Station/Leaks/Yardstick/", "src/Zarya.Station/Leaks/Patches/PatchGrade.cs"];

    /// <summary>Texts that nobody is shown: where an operation of the watch's own comes from.</summary>
    private static readonly string[] s_unsaid = ["seen by gauges"];

    [Fact]
    public void The_watch_says_only_sentences_of_its_tables()
    {
        string[] files = [.. s_speakers.SelectMany(p => Directory.Exists(At(p)) ? Directory.EnumerateFiles(At(p), "*.cs", SearchOption.AllDirectories) : [At(p)])
            .Select(f => Path.GetRelativePath(SharedData.RepositoryRoot, f).Replace('\\', '/')).Where(f => !s_silent.Any(s => f.StartsWith(s, StringComparison.Ordinal)))];
        Assert.True(files.Length > 40);
        Assert.Empty(files.SelectMany(f => Sentences(File.ReadAllText(At(f))).Select(s => $"{f}: {s}")));
    }

    [Theory]
    [InlineData("Judge($\"stuck at {value:0.##}\");", 1)]
    [InlineData("words.Add(\"the gauge is stuck\");", 1)]
    [InlineData("return $\"stuck {value}\";", 1)]
    [InlineData("words.Add(isOld ? \"\" : \"so old\");", 1)]
    [InlineData("throw new ArgumentException(\"one weight a module\");", 0)]
    [InlineData("// the \"so called\" gauge", 0)]
    [InlineData("operation.Gas is \"N2\" or \"air\" && x[\"ppO2\"]", 0)]
    public void A_sentence_is_two_words_or_a_word_and_a_value(string line, int sentences) => Assert.Equal(sentences, Sentences(line).Count());

    private static IEnumerable<string> Sentences(string code) => code.Split('\n')
        .Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && !l.Contains("Exception(", StringComparison.Ordinal))
        .SelectMany(l => Text().Matches(l).Select(m => m.Groups[1].Value))
        .Where(t => Spoken().IsMatch(t) && !s_unsaid.Contains(t));

    private static string At(string path) => Path.Combine(SharedData.RepositoryRoot, path);

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Text();

    [GeneratedRegex(@"[a-z]{2,}[,;:]? (?:[a-z]{2,}|\{)")]
    private static partial Regex Spoken();
}
