package syncline.cli;

/** A command that starts a lab: what keeps the lab from starting makes the run invalid, not the command line. */
interface RunsLab {}
