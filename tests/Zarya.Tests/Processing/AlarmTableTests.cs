using Zarya.Processing.Alarms;

namespace Zarya.Tests.Processing;

/// <summary>The life of an alarm, every cell: ISA-18.2-2016 figure 2 with pending before it, as <c>docs/design/processing.md</c> states it.</summary>
public class AlarmTableTests
{
    // Rows: states. Columns: stimuli. "/" parts what differs: for Returns not latching / latching; for what ends not shelved / shelved.
    private const string Table = """
        |                         | Violates | Triggers | Conforms | Returns                                           | Acknowledge                    | Reset                          | Clear   | Unshelve |
        | Normal                  | Pending  | Unacknowledged | .  | .                                                 | .                              | .                              | .       | .        |
        | Pending                 | .        | Unacknowledged | Cleared | Cleared                                      | .                              | .                              | Cleared | .        |
        | Unacknowledged          | .        | .        | .        | ReturnedUnacknowledged LatchedUnacknowledged      | Acknowledged                   | .                              | Cleared | .        |
        | Acknowledged            | .        | .        | .        | Cleared/ReturnedAcknowledged LatchedAcknowledged  | .                              | .                              | Cleared | .        |
        | ReturnedUnacknowledged  | .        | Unacknowledged | .  | .                                                 | Cleared/ReturnedAcknowledged   | .                              | Cleared | .        |
        | ReturnedAcknowledged    | .        | Unacknowledged | .  | .                                                 | .                              | .                              | Cleared | Cleared  |
        | LatchedUnacknowledged   | .        | Unacknowledged | .  | .                                                 | LatchedAcknowledged            | ReturnedUnacknowledged         | Cleared | .        |
        | LatchedAcknowledged     | .        | Unacknowledged | .  | .                                                 | .                              | Cleared/ReturnedAcknowledged   | Cleared | .        |
        | Cleared                 | .        | .        | .        | .                                                 | .                              | .                              | .       | .        |
        """;

    public static TheoryData<AlarmState, AlarmStimulus, bool, bool, AlarmState> Cells
    {
        get
        {
            var cells = new TheoryData<AlarmState, AlarmStimulus, bool, bool, AlarmState>();
            string[][] rows = [.. Table.Split('\n').Select(r => r.Split('|', StringSplitOptions.TrimEntries)[1..^1])];
            foreach (string[] row in rows[1..])
            {
                var state = Enum.Parse<AlarmState>(row[0]);
                for (int column = 1; column < row.Length; column++)
                {
                    foreach (bool isLatching in new[] { false, true })
                    {
                        foreach (bool isShelved in new[] { false, true })
                        {
                            string[] byLatch = row[column].Split(' ');
                            string[] byShelf = byLatch[isLatching ? ^1 : 0].Split('/');
                            string word = byShelf[isShelved ? ^1 : 0];
                            cells.Add(state, Enum.Parse<AlarmStimulus>(rows[0][column]), isLatching, isShelved, word == "." ? state : Enum.Parse<AlarmState>(word));
                        }
                    }
                }
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_cell(AlarmState state, AlarmStimulus stimulus, bool isLatching, bool isShelved, AlarmState after) =>
        Assert.Equal(after, AlarmTable.Next(state, stimulus, isLatching, isShelved));

    [Fact]
    public void All_cells_are_stated() => Assert.Equal(Enum.GetValues<AlarmState>().Length * Enum.GetValues<AlarmStimulus>().Length * 4, Cells.Count);
}
