package syncline.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that may be written as the value of its first field alone; all its other fields can be left out. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OrFirstAlone {}
