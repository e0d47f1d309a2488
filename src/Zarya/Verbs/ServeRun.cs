using System.Net.Sockets;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Verbs;

/// <summary>One call of <c>zarya serve</c>.</summary>
internal sealed record ServeRun
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public required string[] Folders { get; init; }

    public string? Listen { get; init; }

    public string? Records { get; init; }

    public double? Speed { get; init; }

    /// <summary>Where the configuration and the address are told.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where trouble is told.</summary>
    public required TextWriter Told { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Is told the address when the doors are open.</summary>
    public Action<string>? Serving { get; init; }

    private string _wanted = "";

    /// <summary>Runs until it is told to stop; returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        long start = Clock.GetTimestamp();
        LeapSecondsNotice.WarnIfExpired(s_leapSeconds, Clock, Told);
        try
        {
            MissionFolder[] folders = [.. Folders.Select(f => Surroundings.Read(f, s_leapSeconds))];
            if (!AreRunnable(folders)) return ExitCode.Failed;
            var surroundings = new Surroundings { Clock = Clock, RecordsFolder = Records, Speed = Speed, Seed = Environment.ProcessId, StandardInput = Console.OpenStandardInput };
            ServerSettings server = folders[0].File.Server;
            if (Listen is not null) server = server with { Listen = new PlacedText(Listen, default) };
            _wanted = server.Listen.Text;
            if (ListenAddress.Problem(server.Listen.Text) is { } problem) throw new VerbException(problem);
            var missions = new List<Mission>();
            try
            {
                foreach (MissionFolder folder in folders) missions.Add(Topology.Build(folder, surroundings));
            }
            catch
            {
                foreach (Mission mission in missions) await mission.DisposeAsync();
                throw;
            }
            await using var host = ServerHost.Create(missions, s_leapSeconds, server, Clock);
            await host.StartAsync(stop);
            foreach ((MissionFolder folder, Mission mission) in folders.Zip(missions)) EffectiveText.Write(Output, folder, [.. mission.Links.Select(l => (l.Name, l.Kind, l.Setting))], surroundings.RecordPlace(folder));
            Output.WriteLine($"serving   {host.Address} after {Clock.GetElapsedTime(start).TotalSeconds:0.00} s; Ctrl-C stops");
            Serving?.Invoke(host.Address);
            // What a start leaves behind (XTCE text, trees of code) is given back to the system once, while nobody waits for anything yet.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await host.WaitAsync(stop);
            Output.WriteLine("stopping  links, then processor and record");
        }
        catch (MissionException e)
        {
            throw new VerbException(e.Message);
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new VerbException($"{_wanted} cannot be listened on: {e.InnerException.Message}. If another zarya or program has that port, '--listen ADDRESS:PORT' (or listen below server in mission.yaml) takes another one");
        }
        Output.WriteLine("stopped   everything that came in is in the record");
        return ExitCode.Done;
    }

    private bool AreRunnable(MissionFolder[] folders)
    {
        foreach (MissionFolder folder in folders)
            foreach (MissionProblem problem in folder.Problems) Told.WriteLine(Printing.Escaped.Text(problem.ToString()));
        if (folders.Any(f => f.HasErrors))
        {
            Told.WriteLine("zarya: the mission does not run with these errors");
            return false;
        }
        if (folders.GroupBy(f => f.File.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is not { } same) return true;
        Told.WriteLine($"zarya: two missions are called {same.Key}; give one another name in its mission.yaml");
        return false;
    }
}
