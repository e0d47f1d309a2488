using Zarya.Server.Api.Sockets;

namespace Zarya.Tests.Server.Api.Sockets;

/// <summary>Values that wait for a slow client.</summary>
public class WaitingValuesTests
{
    [Fact]
    public void While_there_is_room_everything_stays_in_order()
    {
        var waiting = new WaitingValues(100);
        for (int i = 0; i < 100; i++) waiting.Add(new WaitingValue(i % 3, null!));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 3), Taken(waiting, out ulong skipped));
        Assert.Equal(0UL, skipped);
        Assert.Empty(Taken(waiting, out _));
    }

    [Fact]
    public void When_there_is_none_the_newest_of_each_stays_and_the_rest_is_counted()
    {
        // Against the obvious way: a list of all, thinned when it is full.
        var random = new Random(2);
        for (int run = 0; run < 200; run++)
        {
            (int bound, int parameters) = (random.Next(1, 20), random.Next(1, 12));
            var waiting = new WaitingValues(bound);
            waiting.SetParameters(parameters);
            var obvious = new List<int>();
            ulong lost = 0;
            for (int i = random.Next(200); i > 0; i--)
            {
                if (obvious.Count >= Math.Max(bound, 2 * parameters))
                {
                    int before = obvious.Count;
                    obvious = [.. obvious.Where((id, at) => obvious.LastIndexOf(id) == at)];
                    lost += (ulong)(before - obvious.Count);
                }
                int number = random.Next(parameters);
                obvious.Add(number);
                waiting.Add(new WaitingValue(number, null!));
            }
            Assert.Equal(obvious, Taken(waiting, out ulong skipped));
            Assert.Equal(lost, skipped);
        }
    }

    [Fact]
    public void Taken_in_pieces_everything_stays_in_order_whatever_comes_meanwhile()
    {
        var waiting = new WaitingValues(100);
        for (int i = 0; i < 7; i++) waiting.Add(new WaitingValue(i, null!));
        Assert.Equal([0, 1, 2], Piece(added: 7));
        Assert.Equal([3, 4, 5], Piece(added: 8));
        Assert.Equal([6, 7, 8], Piece(added: 9));
        Assert.Equal([9], Piece(added: 10));
        Assert.Equal([10], Taken(waiting, out _));

        int[] Piece(int added)
        {
            ReadOnlySpan<WaitingValue> piece = waiting.Take(3, out _);
            waiting.Add(new WaitingValue(added, null!));
            int[] numbers = [.. piece.ToArray().Select(v => v.NumericId)];
            waiting.Release();
            return numbers;
        }
    }

    private static int[] Taken(WaitingValues waiting, out ulong skipped)
    {
        int[] taken = [.. waiting.Take(int.MaxValue, out skipped).ToArray().Select(v => v.NumericId)];
        waiting.Release();
        return taken;
    }
}
