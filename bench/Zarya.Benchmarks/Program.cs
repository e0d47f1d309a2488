using Zarya.Benchmarks.Decode;

JpssBench.Run();
return 0;
