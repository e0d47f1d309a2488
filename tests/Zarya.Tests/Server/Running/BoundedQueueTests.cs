using Zarya.Server.Running;

namespace Zarya.Tests.Server.Running;

public class BoundedQueueTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_finds_no_room_waits_and_order_is_kept()
    {
        var queue = new BoundedQueue<int>(10);
        Assert.True(await queue.PutAsync(1, 6, TestContext.Current.CancellationToken));
        Assert.True(await queue.PutAsync(2, 6, TestContext.Current.CancellationToken));
        ValueTask<bool> third = queue.PutAsync(3, 6, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        Assert.False(queue.TryPut(4, 1));
        Assert.True(queue.TryTake(s_patience, out int one));
        Assert.True(await third);
        Assert.True(queue.TryTake(s_patience, out int two));
        Assert.True(queue.TryTake(s_patience, out int three));
        Assert.Equal([1, 2, 3], new[] { one, two, three });
        Assert.Equal(0, queue.Weight);
    }

    [Fact]
    public async Task Who_gives_up_waiting_puts_nothing_in()
    {
        var queue = new BoundedQueue<int>(1);
        await queue.PutAsync(1, 1, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        ValueTask<bool> second = queue.PutAsync(2, 1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second);
        Assert.True(queue.TryTake(s_patience, out int one));
        Assert.Equal(1, one);
        Assert.False(queue.TryTake(TimeSpan.Zero, out _));
        Assert.Equal(0, queue.Weight);
    }

    [Fact]
    public async Task Completed_it_gives_what_it_has_and_takes_nothing()
    {
        var queue = new BoundedQueue<int>(1);
        await queue.PutAsync(1, 1, TestContext.Current.CancellationToken);
        ValueTask<bool> second = queue.PutAsync(2, 1, TestContext.Current.CancellationToken);
        queue.Complete();
        Assert.False(await second);
        Assert.False(await queue.PutAsync(3, 1, TestContext.Current.CancellationToken));
        Assert.False(queue.IsDone);
        Assert.True(queue.TryTake(s_patience, out int one));
        Assert.Equal(1, one);
        Assert.True(queue.IsDone);
        Assert.False(queue.TryTake(s_patience, out _));
    }

    [Fact]
    public async Task A_taker_that_waits_is_woken()
    {
        var queue = new BoundedQueue<int>(1);
        Task<int> taken = Task.Run(() => queue.TryTake(s_patience, out int item) ? item : -1, TestContext.Current.CancellationToken);
        await queue.PutAsync(7, 1, TestContext.Current.CancellationToken);
        Assert.Equal(7, await taken);
    }
}
